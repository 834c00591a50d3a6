#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <unistd.h>

#include "fuzz/dispute.hpp"
#include "fuzz/input.hpp"
#include "parley/store/sweep_store.hpp"
#include "parley/tables/files/csv.hpp"

namespace {

using namespace parley;

// In memory where there is such a folder: a hundred thousand stores are written.
std::filesystem::path folder() {
    const std::filesystem::path in_memory = "/dev/shm";
    return ::access(in_memory.c_str(), W_OK) == 0 ? in_memory : std::filesystem::temp_directory_path();
}

// A store that is whole, and a file for what becomes of it.
struct Whole {
    pricing::SharedSpace space = value_or_throw(pricing::deal_space_of(pricing::setting_of(
        std::make_shared<const scenario::Scenario>(scenario::read_scenario("two.yaml", fuzz::dispute_tree())),
        fuzz::loaded_world(), {})));
    pricing::SweepPlan plan = plan_sweep(*space, {.points = 2});
    std::string path = (folder() / "parley-store-fuzz-XXXXXX").string();
    std::string bytes;
    std::size_t blocks = 0;

    Whole() {
        const int file = ::mkstemp(path.data());
        if (file < 0) std::abort();
        ::close(file);
        {
            store::SweepStore kept(path, *space, plan);
            (void)run_sweep(*space, plan, 1, kept.read(), kept.done(),
                            [&](const pricing::SweepBlock& block) { kept.add(block); });
        }
        bytes = tables::read_file(path);
        blocks = store::info_of(path).blocks_done;
    }
    ~Whole() { ::unlink(path.c_str()); }
};

void write(const std::string& path, std::string_view bytes) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr || std::fwrite(bytes.data(), 1, bytes.size(), file) != bytes.size()) std::abort();
    std::fclose(file);
}

}  // namespace

// Bytes of a store are overwritten, three of the input for each: where, and by what; or the input is the file. What is
// read then is refused in a line or is what was written.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Whole whole;
    if (size == 0) return 0;
    std::string bytes = whole.bytes;
    if (data[0] % 4 == 0) {
        bytes.assign(fuzz::text(data + 1, size - 1));
    } else {
        for (std::size_t k = 1; k + 2 < size; k += 3)
            bytes[(data[k] * 256U + data[k + 1]) % bytes.size()] = static_cast<char>(data[k + 2]);
    }
    write(whole.path, bytes);
    // The hashes of what is refused are looked at once; those who go on with a store look at them again.
    bool again = data[0] % 16 == 1;
    fuzz::read([&] {
        const store::StoreInfo info = store::info_of(whole.path);
        if (info.blocks_done > whole.blocks || info.of.points != whole.plan.points.size()) __builtin_trap();
        again = true;
    });
    if (again) fuzz::read([&] { (void)store::SweepStore(whole.path, *whole.space, whole.plan).read(); });
    for (const char* beside : {"-wal", "-shm", "-journal"}) ::unlink((whole.path + beside).c_str());
    return 0;
}
