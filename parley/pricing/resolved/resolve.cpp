#include "parley/pricing/resolved/resolve.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/model/welfare.hpp"
#include "parley/policy/codes.hpp"

namespace parley::pricing {
namespace {

class Resolver {
public:
    Resolver(const std::string& file, const scenario::MeasureWords& words, const world::World& world,
             const ListsInWorld& lists)
        : file_(file), words_(words), world_(world), lists_(lists), listed_(lists.products_of(words)) {}

    [[noreturn]] void fail(const std::string& expected, const std::string& found) const {
        throw InputError(file_, words_.line, expected, found, words_.column);
    }

    std::vector<Economy> economies(const std::vector<std::string>& codes) const {
        return positions<Economy>(codes, policy::find_economies);
    }
    std::vector<Sector> sectors() const {
        if (listed_ != nullptr) return sectors_of_list();
        return words_.sectors.empty() ? policy::goods_sectors(world_)
                                      : positions<Sector>(words_.sectors, policy::find_sectors);
    }
    Economy one(const std::string& code) const {
        const std::vector<Economy> found = economies({code});
        if (found.size() != 1) fail("one economy", shown(code));
        return found.front();
    }

    policy::FlowScope scope() const {
        policy::FlowScope result = partners_of(file_, words_, world_);
        result.sectors = sectors();
        if (result.buyers.size() == 1 && result.buyers == result.sellers)
            fail("two economies (trade at home crosses no border)", words_.by.front() + " twice");
        return result;
    }

    void need_saving_rates() const {
        if (world_.accounts.investment_rate.empty())
            fail("a world with saving and investment rates (accounts.csv)", world_.name + ", which has none");
    }

    // USD m of the trade in scope that the measure covers, if not all.
    std::optional<double> covers(const policy::FlowScope& scope) const {
        const double trade = trade_in_scope(world_, scope);
        if (listed_ != nullptr) {
            double usd_m = 0.0;
            for (const auto& [times, trade_at] : listed_trade(world_, scope, *listed_)) usd_m += trade_at;
            if (!(usd_m > 0)) fail("products that are traded in scope", "none of them on " + products());
            return std::min(usd_m, trade) * (1 - (words_.claimed ? words_.claimed->value : 0.0));
        }
        if (!words_.covers && !words_.claimed) return {};
        const double paying = 1 - (words_.claimed ? words_.claimed->value : 0.0);
        if (!words_.covers) return paying < 1 ? std::optional(paying * trade) : std::nullopt;
        const double usd_m = words_.covers->unit == Unit::share ? words_.covers->value * trade : words_.covers->value;
        if (!(usd_m > 0 && usd_m <= trade))
            fail(fmt::format("a coverage above 0 and at most the trade in scope, {:.6g} bn USD", trade / 1000),
                 words_.covers->text);
        return usd_m * paying;
    }

    const std::string& products() const { return words_.list.empty() ? words_.products : words_.list; }
    const std::shared_ptr<const policy::ListedProducts>& listed() const { return listed_; }

private:
    // Those in which the list has products; those of them that the measure names, if it does.
    std::vector<Sector> sectors_of_list() const {
        std::vector<Sector> result = lists_.sectors_of(*listed_);
        if (words_.sectors.empty()) return result;
        const std::vector<Sector> named = positions<Sector>(words_.sectors, policy::find_sectors);
        if (words_.list.empty())
            for (const Sector s : named)
                if (std::find(result.begin(), result.end(), s) == result.end())
                    fail("sectors of goods that the Harmonized System has", world_.sectors[s.value].code);
        std::erase_if(result, [&](Sector s) { return std::find(named.begin(), named.end(), s) == named.end(); });
        if (result.empty()) fail("a sector in which " + products() + " has products", "none");
        return result;
    }

    template <class Code>
    std::vector<Code> positions(const std::vector<std::string>& codes,
                                std::optional<policy::UnknownCode> (*find)(const world::World&, const std::string&,
                                                                           std::vector<Code>&)) const {
        std::vector<Code> result;
        for (const std::string& code : codes) {
            std::vector<Code> found;
            if (const auto unknown = find(world_, code, found)) fail(unknown->expected, unknown->found);
            result.insert(result.end(), found.begin(), found.end());
        }
        std::sort(result.begin(), result.end());
        result.erase(std::unique(result.begin(), result.end()), result.end());
        return result;
    }

    const std::string& file_;
    const scenario::MeasureWords& words_;
    const world::World& world_;
    const ListsInWorld& lists_;
    std::shared_ptr<const policy::ListedProducts> listed_;
};

template <class Change>
ResolvedMeasure on_flows(const world::World& world, const Resolver& resolver, policy::FlowScope scope, double rate) {
    Change change;
    change.covers_usd_m = resolver.covers(scope);
    change.products = resolver.products();
    change.listed = resolver.listed();
    change.rate = rate;
    const double trade = trade_in_scope(world, scope);
    change.scope = std::move(scope);
    return {change, trade};
}

ResolvedMeasure purchase(const world::World& world, const Resolver& resolver, const scenario::MeasureWords& words) {
    policy::PurchaseFloor floor;
    floor.scope = resolver.scope();
    floor.usd_m = words.amount.value;
    const double trade = trade_in_scope(world, floor.scope);
    return {floor, trade};
}

// Without a word the rent of a control is the seller's and that of a quota the buyer's.
ResolvedMeasure cap_on_volume(const world::World& world, const Resolver& resolver,
                              const scenario::MeasureWords& words) {
    policy::VolumeCap cap;
    cap.scope = resolver.scope();
    const bool quota = words.kind == scenario::MeasureKind::quota;
    cap.share_of_base = words.amount.value;
    cap.rent = words.rent == "lost"                                     ? policy::Rent::lost
               : words.rent == "buyer" || (quota && words.rent.empty()) ? policy::Rent::buyer
                                                                        : policy::Rent::seller;
    if (words.within) cap.within = {words.within->value, words.sets};
    if (words.above) cap.above = words.above->value - (words.above_is_whole ? words.within->value : 0.0);
    cap.covers_usd_m = resolver.covers(cap.scope);
    cap.products = resolver.products();
    cap.listed = resolver.listed();
    const double trade = trade_in_scope(world, cap.scope);
    if (words.amount.unit != Unit::share) {
        if (!(trade > 0)) resolver.fail("a quota on trade that there is", "none");
        cap.share_of_base /= cap.covers_usd_m.value_or(trade);
    }
    return {cap, trade};
}

// Purchases are those of the partner: what it buys from the economy whose deficit is to shrink.
ResolvedMeasure balance_target(const world::World& world, const Resolver& resolver,
                               const scenario::MeasureWords& words) {
    policy::BalanceTarget target;
    target.economy = resolver.one(words.by.front());
    target.partner = resolver.one(words.on.front());
    if (target.economy == target.partner) resolver.fail("a deficit with another economy", words.by.front() + " twice");
    const double deficit = -model::bilateral_balance(world, world.flow, target.economy, target.partner, true);
    target.unit = words.amount.unit == Unit::share ? policy::BalanceTarget::Unit::share_of_base
                                                   : policy::BalanceTarget::Unit::usd_m;
    target.cut = -words.amount.value;
    target.duty_part = words.by_means_of == "duty" ? 1.0 : words.duty_part ? words.duty_part->value : 0.0;
    if (words.by_means_of == "saving") {
        target.saver = words.saver.empty() ? target.economy : resolver.one(words.saver);
        if (*target.saver != target.economy && *target.saver != target.partner)
            resolver.fail("a saver that is one of the two economies", shown(words.saver));
        resolver.need_saving_rates();
        return {target, deficit};
    }
    if (target.duty_part < 1.0) target.purchase_sectors = resolver.sectors();
    return {target, deficit};
}

ResolvedMeasure production_subsidy(const world::World& world, const Resolver& resolver,
                                   const scenario::MeasureWords& words) {
    policy::ProductionSubsidyChange change;
    change.economy = resolver.one(words.by.front());
    change.sectors = resolver.sectors();
    if (words.amount.unit == Unit::rate)
        change.rate = words.amount.value;
    else
        change.budget_usd_m = words.over ? words.amount.value / words.over->value : words.amount.value;
    double output = 0.0;
    for (const Sector s : change.sectors) output += world.output(change.economy, s);
    if (output == 0.0) resolver.fail("sectors that produce", "no output of " + words.by.front() + " there");
    return {change, output};
}

ResolvedMeasure best_answer(const world::World& world, const Resolver& resolver, const scenario::MeasureWords& words) {
    policy::DutyChange change;
    change.scope = resolver.scope();
    const double trade = trade_in_scope(world, change.scope);
    if (!(trade > 0)) resolver.fail("a best answer on trade that there is", "none");
    AnswerWanted answer{change.scope.buyers.front(),
                        {},
                        change.scope.sectors,
                        words.rates == "by-partner" || words.rates == "by-partner-sector",
                        words.rates == "by-sector" || words.rates == "by-partner-sector",
                        words.answers};
    for (const Economy n : change.scope.sellers)
        if (n != answer.by) answer.on.push_back(n);
    return {change, trade, std::move(answer)};
}

ResolvedMeasure saving(const world::World& world, const Resolver& resolver, const scenario::MeasureWords& words) {
    const policy::SavingChange change{resolver.one(words.by.front()), resolver.one(words.like), words.amount.value};
    if (change.economy == change.like)
        resolver.fail("two economies, one whose saving moves and one that it is to be like", words.like + " twice");
    resolver.need_saving_rates();
    const Table<Economy> rate = model::base_saving_rate(world);
    return {change, (rate(change.like) - rate(change.economy)) * world.value_added(change.economy)};
}

}  // namespace

ResolvedMeasure resolve(const std::string& file, const scenario::MeasureWords& words, const world::World& world,
                        const ListsInWorld& lists) {
    const Resolver resolver(file, words, world, lists);
    const double amount = words.amount.value;
    switch (words.kind) {
        case scenario::MeasureKind::duty: {
            ResolvedMeasure result = on_flows<policy::DutyChange>(world, resolver, resolver.scope(), amount);
            policy::DutyChange& duty = std::get<policy::DutyChange>(result.measure);
            duty.kind = words.sets ? policy::DutyChange::Kind::set : policy::DutyChange::Kind::add;
            duty.import_subsidy = words.import_subsidy;
            duty.name = words.name;
            duty.instead_of = words.instead_of;
            if (words.claimed) duty.listed_share = 1 - words.claimed->value;
            return result;
        }
        case scenario::MeasureKind::barrier:
            return on_flows<policy::BarrierChange>(world, resolver, resolver.scope(), amount);
        case scenario::MeasureKind::export_tax:
        case scenario::MeasureKind::export_subsidy:
            return on_flows<policy::ExportTaxChange>(
                world, resolver, resolver.scope(), words.kind == scenario::MeasureKind::export_tax ? amount : -amount);
        case scenario::MeasureKind::production_subsidy:
            return production_subsidy(world, resolver, words);
        case scenario::MeasureKind::export_control:
            if (words.amount.text.find("point") != std::string::npos)
                return on_flows<policy::BarrierChange>(world, resolver, resolver.scope(), amount);
            return cap_on_volume(world, resolver, words);
        case scenario::MeasureKind::quota:
            return cap_on_volume(world, resolver, words);
        case scenario::MeasureKind::purchase:
            return purchase(world, resolver, words);
        case scenario::MeasureKind::balance_target:
            return balance_target(world, resolver, words);
        case scenario::MeasureKind::saving:
            return saving(world, resolver, words);
        case scenario::MeasureKind::best_answer:
            return best_answer(world, resolver, words);
    }
    return {};
}

void cover_same_products(std::vector<ResolvedMeasure*> measures) {
    std::map<std::string, double> share;  // of the measures that say it, by the name of their products
    const auto each = [&](const auto& visit) {
        for (ResolvedMeasure* resolved : measures)
            std::visit(
                [&](auto& change) {
                    if constexpr (requires { change.products; })
                        if (!change.products.empty()) visit(*resolved, change.products, change.covers_usd_m);
                },
                resolved->measure);
    };
    each([&](const ResolvedMeasure& of, const std::string& products, const std::optional<double>& covers) {
        if (covers) share[products] = *covers / of.trade_in_scope_usd_m;
    });
    each([&](const ResolvedMeasure& of, const std::string& products, std::optional<double>& covers) {
        if (!covers) covers = share.at(products) * of.trade_in_scope_usd_m;
    });
}

Refusal refusal_of(const std::string& file, const policy::Refusal& refusal,
                   const std::vector<const scenario::MeasureWords*>& words) {
    const scenario::MeasureWords* at = refusal.change < words.size() ? words[refusal.change] : nullptr;
    std::string found = refusal.found;
    if (refusal.other && *refusal.other < words.size())
        found += fmt::format(" (also line {})", words[*refusal.other]->line);
    return {{Option::none, file, at != nullptr ? at->line : 0, at != nullptr ? at->column : 0},
            refusal.expected,
            std::move(found)};
}

}  // namespace parley::pricing
