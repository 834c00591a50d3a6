// Writes the bytes of a world, and what the native program makes of a duty on it: page_reference WORLD OUT_FOLDER.
#include <cstdio>
#include <fstream>
#include <string>

#include "parley/study/base.hpp"
#include "parley/world/binary.hpp"
#include "wasm/smoke.hpp"

int main(int count, char** words) {
    if (count != 3) return 2;
    const std::string folder = words[2];
    const parley::Base base = parley::load_base(words[1]);
    const std::string bytes = parley::to_binary(base.world);
    std::ofstream(folder + "/world.bin", std::ios::binary) << bytes;

    const std::size_t economies = parley_load(bytes.data(), bytes.size());
    const auto importer = base.world.find_economy("USA"), exporter = base.world.find_economy("CHN");
    if (economies == 0 || !importer || !exporter || !parley_add_duty(importer->value, exporter->value, 0.25)) {
        std::fprintf(stderr, "page_reference: no solution. %s\n", parley_error());
        return 4;
    }
    std::FILE* out = std::fopen((folder + "/expected.json").c_str(), "w");
    if (out == nullptr) return 3;
    std::fprintf(out, "{\"importer\": %zu, \"exporter\": %zu, \"economies\": [", importer->value, exporter->value);
    for (std::size_t n = 0; n < economies; ++n)
        std::fprintf(out, "%s[%.17g, %.17g]", n > 0 ? ", " : "", parley_welfare_factor(n), parley_wage_hat(n));
    std::fprintf(out, "]}\n");
    std::fclose(out);
}
