#include "apps/cli/check_faults.hpp"

#include <utility>

#include "apps/cli/command.hpp"
#include "apps/cli/solve_arguments.hpp"
#include "parley/core/input_error.hpp"
#include "parley/pricing/files/load_world.hpp"

namespace parley::cli {

Faults faults_of(scenario::ScenarioFile file) {
    Faults faults;
    bool told = false;
    static_cast<scenario::FaultList&>(faults) =
        scenario::faults_in(file.file, file.root, [&](const tables::YamlNode& root) {
            file.root = root;
            scenario::Scenario scenario = scenario_of(file);
            if (!std::exchange(told, true)) scenario = told_of_its_format(std::move(scenario));
            try {
                faults.setting = pricing::load_setting(std::move(scenario), {}, progress_line("base"));
            } catch (const InputError&) {
                clear_progress();
                throw;
            }
            clear_progress();
        });
    return faults;
}

}  // namespace parley::cli
