#pragma once
// What SOURCE.md says of a joined world, and the files beside it.
#include <optional>

#include "parley/datasets/recipes/accounts.hpp"
#include "parley/datasets/recipes/added_duties.hpp"
#include "parley/datasets/recipes/duties.hpp"
#include "parley/datasets/recipes/inputs.hpp"
#include "parley/datasets/recipes/joined_world.hpp"

namespace parley::datasets {

/// What is joined.
struct JoinedTables {
    FlowSource icio;
    Icio7x44 small;
    Wiod2011 wiod;
    YearAccounts own_accounts;
    std::optional<tables::Csv> announced;  ///< trade_war_increments.csv, where the flows are older than it
};

/// What the steps did.
struct JoinedSteps {
    DutyStep duties;
    SourceFlows before;  ///< the flows of the world's economies with the table's own duties
    std::optional<AddedDuties> added;
    std::optional<CollectedDuties> collected;
    std::vector<InputFit> fits;
    std::string services;  ///< services_table()
};

/// Fills sources and build steps.
void describe_steps(world::World& world, const JoinedWorld& recipe, const JoinedSteps& steps,
                    const BuildOptions& options);

/// The world with its SOURCE.md, the files beside it and what the builder prints.
[[nodiscard]] BuiltWorld with_page(world::World world, const JoinedWorld& recipe, const JoinedTables& tables,
                                   const JoinedSteps& steps);

}  // namespace parley::datasets
