#include "parley/datasets/pieces/technology.hpp"

#include "parley/core/input_error.hpp"

namespace parley::datasets {
namespace {

using Parts = std::vector<std::vector<std::size_t>>;

// weight[s][k]: which share of the k-th part of our sector s goes to s, the rest being other sectors of ours.
std::vector<std::vector<double>> row_weights(const Parts& parts, std::size_t source_sectors,
                                             const std::vector<double>& use) {
    std::vector<double> claimed(source_sectors), claims(source_sectors);
    for (std::size_t s = 0; s < parts.size(); ++s)
        for (const std::size_t p : parts[s]) {
            claimed[p] += use[s];
            claims[p] += 1;
        }
    std::vector<std::vector<double>> weights(parts.size());
    for (std::size_t s = 0; s < parts.size(); ++s)
        for (const std::size_t p : parts[s])
            weights[s].push_back(claims[p] == 1 ? 1.0 : claimed[p] > 0 ? use[s] / claimed[p] : 1 / claims[p]);
    return weights;
}

}  // namespace

Technology to_sectors(const SourceTechnology& source, const Parts& parts, const std::vector<std::string>& codes,
                      const std::vector<double>& use) {
    const std::size_t count = parts.size(), source_sectors = source.output_usd_m.size();
    const auto weights = row_weights(parts, source_sectors, use);
    Technology result{std::vector<double>(count), Table<Supplying, Using>({count, count})};
    for (std::size_t r = 0; r < count; ++r) {
        double output = 0.0;
        for (const std::size_t p : parts[r]) output += source.output_usd_m[p];
        if (!(output > 0)) throw InputError(source.from, 0, "output in a sector behind " + codes[r], "none");
        for (const std::size_t p : parts[r]) {
            const double weight = source.output_usd_m[p] / output;
            if (weight == 0) continue;
            result.value_added_share[r] += weight * source.shares.value_added_share[p];
            for (std::size_t s = 0; s < count; ++s)
                for (std::size_t k = 0; k < parts[s].size(); ++k)
                    result.input_share(Sector{s}, Sector{r}) +=
                        weight * weights[s][k] * source.shares.input_share(Sector{parts[s][k]}, Sector{p});
        }
    }
    return result;
}

}  // namespace parley::datasets
