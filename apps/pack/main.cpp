// parley-pack WORLD_FOLDER|TABLE.csv OUT: a world folder in the binary form that sits in the program and in the page; a
// table with its like lines shortened.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "parley/core/input_error.hpp"
#include "parley/tables/files/csv.hpp"
#include "parley/tables/packed_lines.hpp"
#include "parley/world/binary.hpp"
#include "parley/world/folder/world_folder.hpp"

int main(int count, char** words) {
    if (count != 3) {
        std::fputs("usage: parley-pack WORLD_FOLDER|TABLE.csv OUT\n", stderr);
        return 2;
    }
    try {
        const std::string bytes = std::filesystem::is_directory(words[1])
                                      ? parley::world::to_binary(parley::world::read_world_folder(words[1]))
                                      : parley::tables::pack_lines(parley::tables::read_file(words[1]));
        std::ofstream stream(words[2], std::ios::binary);
        stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        stream.close();
        if (!stream) throw parley::InputError(words[2], 0, "a file that can be written", "a write error");
    } catch (const parley::InputError& error) {
        std::fprintf(stderr, "parley-pack: %s\n", error.what());
        return 3;
    }
    return 0;
}
