#include "parley/world/binary.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include "parley/core/sha256.hpp"
#include "parley/core/utf8.hpp"
#include "parley/world/limits.hpp"
#include "parley/world/names.hpp"

// This file also runs in a page: no exceptions, files or text formats.
namespace parley::world {
namespace {

constexpr std::string_view magic = "PARLEYW\n";
constexpr std::size_t head_size = 8 + 4 + 8 + 32;

// std::bit_cast, which the page's library lacks.
std::uint64_t bits_of(double value) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    return bits;
}
double double_of(std::uint64_t bits) {
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

class Writer {
public:
    std::string bytes;

    void unsigned_number(std::uint64_t value, unsigned width) {
        for (unsigned k = 0; k < width; ++k) bytes += static_cast<char>(value >> (8 * k) & 0xff);
    }
    void count(std::size_t value) { unsigned_number(value, 4); }
    void number(double value) { several(&value, 1); }
    void text(const std::string& value) {
        count(value.size());
        bytes += value;
    }
    void numbers(const std::vector<double>& values) { several(values.data(), values.size()); }
    // Tables are often the same number throughout (no export taxes): then one number stands for all.
    template <class TableType>
    void table(const TableType& values) {
        const bool uniform = std::all_of(values.begin(), values.end(),
                                         [&](double each) { return bits_of(each) == bits_of(*values.begin()); });
        unsigned_number(uniform ? 1 : 0, 1);
        if (uniform)
            number(*values.begin());
        else
            several(values.data(), values.size());
    }

private:
    void several(const double* values, std::size_t count) {
        if constexpr (std::endian::native == std::endian::little)
            bytes.append(reinterpret_cast<const char*>(values), count * sizeof(double));
        else
            for (std::size_t k = 0; k < count; ++k) unsigned_number(bits_of(values[k]), 8);
    }
};

// Reads as long as there are bytes; after the first shortage every read gives nothing and failed() says so.
class Reader {
public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}
    bool failed() const { return failed_; }
    bool at_end() const { return !failed_ && rest_.empty(); }

    std::uint64_t unsigned_number(unsigned width) {
        if (!take(width)) return 0;
        std::uint64_t value = 0;
        for (unsigned k = 0; k < width; ++k)
            value |= static_cast<std::uint64_t>(static_cast<unsigned char>(taken_[k])) << (8 * k);
        return value;
    }
    // A count of items that take at least `least` bytes each.
    std::size_t count(std::size_t least) {
        const std::uint64_t value = unsigned_number(4);
        if (value * least > rest_.size()) fail();
        return failed_ ? 0 : static_cast<std::size_t>(value);
    }
    double number() { return double_of(unsigned_number(8)); }
    std::string text() {
        if (!take(count(1))) return {};
        if (!is_utf8(taken_)) fail();
        return std::string(taken_);
    }
    std::vector<double> numbers(std::size_t size) {
        std::vector<double> values;
        if (size * 8 > rest_.size()) fail();
        for (std::size_t k = 0; k < size && !failed_; ++k) values.push_back(number());
        return values;
    }
    template <class TableType>
    void table(TableType& values) {
        const bool uniform = unsigned_number(1) != 0;
        const double first = uniform ? number() : 0.0;
        if (!uniform && values.size() * 8 > rest_.size()) fail();
        for (double& value : values) {
            if (failed_) return;
            value = uniform ? first : number();
        }
    }

private:
    void fail() { failed_ = true; }
    bool take(std::size_t size) {
        if (size > rest_.size()) fail();
        if (failed_) return false;
        taken_ = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return true;
    }
    std::string_view rest_, taken_;
    bool failed_ = false;
};

void write_labels(Writer& out, const World& world) {
    out.text(world.name);
    out.count(static_cast<std::size_t>(world.year));
    out.count(world.economies.size());
    for (const EconomyInfo& economy : world.economies) {
        out.text(economy.code);
        out.text(economy.name);
        out.count(economy.members.size());
        for (const std::string& member : economy.members) out.text(member);
    }
    out.count(world.sectors.size());
    for (const SectorInfo& sector : world.sectors) {
        out.text(sector.code);
        out.text(sector.name);
        out.unsigned_number((sector.goods ? 1u : 0u) | (sector.traded ? 2u : 0u), 1);
    }
    out.count(world.sources.size());
    for (const DataSource& source : world.sources) {
        out.text(source.title);
        out.text(source.terms);
    }
    out.count(world.build_steps.size());
    for (const std::string& step : world.build_steps) out.text(step);
}

void read_labels(Reader& in, World& world) {
    world.name = in.text();
    world.year = static_cast<int>(in.unsigned_number(4) & 0xffff);
    for (std::size_t left = in.count(12); left > 0 && !in.failed(); --left) {
        EconomyInfo economy{in.text(), in.text(), {}};
        for (std::size_t members = in.count(4); members > 0 && !in.failed(); --members)
            economy.members.push_back(in.text());
        world.economies.push_back(std::move(economy));
    }
    for (std::size_t left = in.count(9); left > 0 && !in.failed(); --left) {
        SectorInfo sector{in.text(), in.text(), false, false};
        const std::uint64_t flags = in.unsigned_number(1);
        sector.goods = (flags & 1) != 0;
        sector.traded = (flags & 2) != 0;
        world.sectors.push_back(std::move(sector));
    }
    for (std::size_t left = in.count(8); left > 0 && !in.failed(); --left) {
        DataSource source{in.text(), in.text()};
        world.sources.push_back(std::move(source));
    }
    for (std::size_t left = in.count(4); left > 0 && !in.failed(); --left) world.build_steps.push_back(in.text());
}

void write_sources(Writer& out, const World& world) {
    out.count(world.elasticity_sources.size());
    for (const ElasticitySource& source : world.elasticity_sources) {
        out.text(source.name);
        out.numbers(source.theta);
    }
    out.text(world.elasticity_source);
    out.numbers(world.theta);
    out.count(world.scale_sources.size());
    for (const ScaleSource& source : world.scale_sources) {
        out.text(source.name);
        out.numbers(source.psi);
    }
    const bool known = !world.value_added_of_output.empty();
    out.unsigned_number(known ? 1 : 0, 1);
    if (known) out.table(world.value_added_of_output);
    const bool accounts = !world.accounts.saving_rate.empty();
    out.unsigned_number(accounts ? 1 : 0, 1);
    if (accounts) out.table(world.accounts.saving_rate);
    if (!accounts) return;
    out.table(world.accounts.investment_rate);
    out.count(world.accounts.investment_from.size());
    for (const std::string& from : world.accounts.investment_from) out.text(from);
}

void read_sources(Reader& in, World& world) {
    const std::size_t sectors = world.sector_count();
    for (std::size_t left = in.count(4 + 8 * sectors); left > 0 && !in.failed(); --left) {
        ElasticitySource source{in.text(), in.numbers(sectors)};
        world.elasticity_sources.push_back(std::move(source));
    }
    world.elasticity_source = in.text();
    world.theta = in.numbers(sectors);
    for (std::size_t left = in.count(4 + 8 * sectors); left > 0 && !in.failed(); --left) {
        ScaleSource source{in.text(), in.numbers(sectors)};
        world.scale_sources.push_back(std::move(source));
    }
    if (in.unsigned_number(1) != 0) {
        world.value_added_of_output = Table<Economy>({world.economy_count()});
        in.table(world.value_added_of_output);
    }
    if (in.unsigned_number(1) == 0) return;
    world.accounts.saving_rate = Table<Economy>({world.economy_count()});
    world.accounts.investment_rate = Table<Economy>({world.economy_count()});
    in.table(world.accounts.saving_rate);
    in.table(world.accounts.investment_rate);
    for (std::size_t left = in.count(4); left > 0 && !in.failed(); --left)
        world.accounts.investment_from.push_back(in.text());
}

// Only where purchases are split or there are profits: other worlds keep the bytes, and the hash, that they had.
void write_groups(Writer& out, const World& world) {
    if (world.split_purchases.empty() && world.profit_rate.empty()) return;
    out.number(world.group_substitution);
    out.count(world.split_purchases.size());
    for (const SplitPurchase& split : world.split_purchases) {
        out.count(split.buyer.value);
        out.count(split.sector.value);
        out.count(split.group_count());
        for (const std::vector<std::string>& lists : split.lists) {
            out.count(lists.size());
            for (const std::string& list : lists) out.text(list);
        }
        for (const auto* table : {&split.flow, &split.duty_rate, &split.export_tax_rate})
            for (const double value : *table) out.number(value);
    }
    if (!world.profit_rate.empty()) out.table(world.profit_rate);
}

void read_groups(Reader& in, World& world) {
    if (in.at_end()) return;
    world.group_substitution = in.number();
    for (std::size_t left = in.count(12); left > 0 && !in.failed(); --left) {
        SplitPurchase split;
        split.buyer.value = static_cast<std::size_t>(in.unsigned_number(4));
        split.sector.value = static_cast<std::size_t>(in.unsigned_number(4));
        const std::size_t groups = in.count(4);
        for (std::size_t g = 0; g < groups && !in.failed(); ++g) {
            split.lists.emplace_back();
            for (std::size_t lists = in.count(4); lists > 0 && !in.failed(); --lists)
                split.lists.back().push_back(in.text());
        }
        for (auto* table : {&split.flow, &split.duty_rate, &split.export_tax_rate}) {
            const std::vector<double> values = in.numbers(world.economy_count() * groups);
            if (in.failed()) return;
            *table = Table<Seller, Group>({world.economy_count(), groups});
            std::copy(values.begin(), values.end(), table->begin());
        }
        world.split_purchases.push_back(std::move(split));
    }
    if (in.failed() || (in.at_end() && !world.split_purchases.empty())) return;
    world.profit_rate = Table<Seller, Sector>({world.economy_count(), world.sector_count()});
    in.table(world.profit_rate);
}

BinaryWorld refusal(std::string error) {
    return {{}, std::move(error)};
}

}  // namespace

std::string to_payload(const World& world) {
    Writer out;
    // Most of it: the trade arrays that are seldom the same number throughout, and what inputs there can be.
    out.bytes.reserve(8 * (2 * world.flow.size() + world.input_share.size()));
    write_labels(out, world);
    write_sources(out, world);
    out.table(world.flow);
    out.table(world.duty_rate);
    out.table(world.export_tax_rate);
    out.table(world.production_subsidy_rate);
    out.table(world.value_added_share);
    out.table(world.input_share);
    out.table(world.final_share);
    write_groups(out, world);
    return std::move(out.bytes);
}

std::string to_binary(const World& world) {
    const std::string payload = to_payload(world);
    Writer head;
    head.bytes = magic;
    head.count(world.profit_rate.empty() ? binary_version_without_profits : binary_version);
    head.unsigned_number(payload.size(), 8);
    for (const std::uint8_t byte : sha256(payload)) head.bytes += static_cast<char>(byte);
    return head.bytes + payload;
}

std::string data_hash(const World& world) {
    return sha256_hex(to_payload(world));
}

BinaryWorld from_binary(std::string_view bytes) {
    if (!bytes.starts_with(magic) || bytes.size() < head_size) return refusal("not a world in binary form");
    Reader head(bytes.substr(magic.size()));
    const std::uint64_t version = head.unsigned_number(4);
    if (version != binary_version && version != binary_version_without_profits)
        return refusal("binary form " + std::to_string(version) + " of a world; this program reads " +
                       std::to_string(binary_version));
    const std::uint64_t size = head.unsigned_number(8);
    const std::string_view payload = bytes.substr(head_size);
    if (size != payload.size())
        return refusal("a world of " + std::to_string(size) + " bytes, of which " + std::to_string(payload.size()) +
                       " are there");
    const Sha256 digest = sha256(payload);
    const std::string_view stored = bytes.substr(head_size - digest.size(), digest.size());
    for (std::size_t k = 0; k < digest.size(); ++k)
        if (static_cast<std::uint8_t>(stored[k]) != digest[k]) return refusal("a damaged world: its SHA-256 differs");
    BinaryWorld result = from_payload(payload);
    if (result.world && result.world->profit_rate.empty() != (version == binary_version_without_profits))
        return refusal("a world with profits is binary form " + std::to_string(binary_version) + ", one without " +
                       std::to_string(binary_version_without_profits));
    return result;
}

BinaryWorld from_payload(std::string_view payload) {
    Reader in(payload);
    World world;
    read_labels(in, world);
    if (in.failed()) return refusal("a world whose labels are cut short");
    if (!fits(world.economy_count(), world.sector_count())) return refusal("a world too large");
    if (const auto breach = check_names(world)) return refusal(breach->rule + ", not " + breach->found);
    read_sources(in, world);
    if (in.failed()) return refusal("a world whose elasticities are cut short");
    if (const std::size_t said = world.accounts.investment_from.size(); said != 0 && said != world.economy_count())
        return refusal("a world that says of some economies where their investment is from");
    // Memory for the tables only when the bytes can hold a trade array at all.
    if (payload.size() / 8 < world.economy_count() * world.sector_count()) return refusal("a world without tables");
    allocate(world);
    in.table(world.flow);
    in.table(world.duty_rate);
    in.table(world.export_tax_rate);
    in.table(world.production_subsidy_rate);
    in.table(world.value_added_share);
    in.table(world.input_share);
    in.table(world.final_share);
    read_groups(in, world);
    if (!in.at_end()) return refusal("a world whose tables do not fill its bytes");
    if (const auto breach = complete(world)) return refusal("expected " + breach->rule + ", found " + breach->found);
    BinaryWorld result;
    result.world = std::move(world);
    return result;
}

}  // namespace parley::world
