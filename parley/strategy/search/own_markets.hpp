#pragma once
// Slopes and curvatures of the markets that rates are levied in, multipliers given: what best answers step by.
#include "parley/model/adjoint.hpp"
#include "parley/strategy/search/layout.hpp"

namespace parley::strategy {

/// dG/du by variable of the layout.
[[nodiscard]] std::vector<double> gradient_by_variable(const Layout& layout, const model::WedgeGradient& gradient);

/// The same of one chooser's variables alone, from `layout.first[chooser]` on: quicker where there are many choosers.
[[nodiscard]] std::vector<double> own_gradient(const world::World& world, const model::Wedges& wedges,
                                               const Layout& layout, const model::ShadowValues& shadow,
                                               const model::WedgeGradient& direct, std::size_t chooser);

/// A step in u and the metric that it is measured in.
struct OwnStep {
    std::vector<double> step;    ///< Newton's in own markets, bounds kept in mind, each at most `longest` long
    std::vector<double> metric;  ///< minus the second derivative in the own market, > 0
};
/// eq:own-market: Newton's step on the markets' part of the Lagrangian with multipliers held, for the variables of one
/// chooser or of every one; others' are zero.
[[nodiscard]] OwnStep own_step(const world::World& world, const model::Wedges& wedges, const Layout& layout,
                               const model::ShadowValues& shadow, const std::vector<double>& logs,
                               const std::vector<double>& gradient, double longest, std::size_t chooser_only);
/// The same written into `result`, which has room for all variables; nothing but the chooser's is touched.
void take_own_step(const world::World& world, const model::Wedges& wedges, const Layout& layout,
                   const model::ShadowValues& shadow, const std::vector<double>& logs,
                   const std::vector<double>& gradient, double longest, std::size_t chooser_only, OwnStep& result);
inline constexpr std::size_t every_chooser = static_cast<std::size_t>(-1);

/// Of a gradient what bounds leave: zero where it points out of them.
[[nodiscard]] double projected(double gradient, double log, double least, double most);

}  // namespace parley::strategy
