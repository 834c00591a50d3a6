#pragma once
// A sweep in a file of SQLite, block by block: what was solved stays, whatever happens to the program.
// docs/decisions/0009-sweep.md.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "parley/pricing/sweep.hpp"

namespace parley::store {

/// What a store is of: a run goes on only with a store of the very same.
struct SweepIdentity {
    std::string version, scenario, scenario_sha256, world_sha256, options;
    std::size_t points = 0, blocks = 0;
    std::uint64_t seed = 0;
};
[[nodiscard]] SweepIdentity identity_of(const pricing::DealSpace& space, const pricing::SweepPlan& plan);

class SqliteFile;  // private

/// An open store. Every block is one transaction, in write-ahead mode: a kill loses the blocks that are being solved
/// and no others. Every block has a hash, looked at when it is read: damage is refused, never computed with. A store
/// that nobody has open is one file, readable where nothing can be written.
class SweepStore {
public:
    /// Opens the file, or makes it. Throws InputError for a file that is none of ours or damaged, and for one of
    /// another scenario, world, version, options, number of points or seed: it names what differs.
    SweepStore(const std::string& path, const pricing::DealSpace& space, const pricing::SweepPlan& plan);
    ~SweepStore();
    SweepStore(const SweepStore&) = delete;
    SweepStore& operator=(const SweepStore&) = delete;

    /// By point and block.
    [[nodiscard]] const std::vector<std::vector<bool>>& done() const { return done_; }
    [[nodiscard]] std::size_t blocks_done() const;
    /// What is there, by point; the rest is empty.
    [[nodiscard]] std::vector<pricing::PointEconomics> read() const;
    /// Puts a block away. Throws InputError when the file cannot be written.
    void add(const pricing::SweepBlock& block);

private:
    std::unique_ptr<SqliteFile> file_;
    const pricing::DealSpace& space_;
    const pricing::SweepPlan& plan_;
    std::vector<std::vector<bool>> done_;
};

/// Points and seed of a store, for a run that takes them from there; nothing if there is no such file. Throws
/// InputError for a file that is no store of ours.
struct StoredSize {
    std::size_t points = 0;
    std::uint64_t seed = 0;
    std::string options;  ///< as SweepIdentity's
};
[[nodiscard]] std::optional<StoredSize> size_of_store(const std::string& path);

/// What a store holds. Throws InputError for a file that is no store of ours, and for one that is not as it was
/// written.
struct StoreInfo {
    SweepIdentity of;
    std::size_t blocks_done = 0, equilibria = 0;
};
[[nodiscard]] StoreInfo info_of(const std::string& path);

}  // namespace parley::store
