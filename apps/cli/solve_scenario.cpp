#include "apps/cli/solve_arguments.hpp"
#include "parley/report/json/study_json.hpp"
#include "parley/report/text/study_text.hpp"
#include "parley/scenario/read_scenario.hpp"

namespace parley::cli {

Exit solve_scenario(const SolveArguments& arguments) {
    pricing::StudyOptions options;
    options.base = arguments.base_options();
    options.outcomes = arguments.outcomes;
    options.threads = arguments.threads;
    options.detail = arguments.json || arguments.csv ? pricing::Detail::exact
                                                     : pricing::Detail::one_step;  // the tables show no more
    const pricing::Study study =
        study_scenario(scenario::load_scenario(arguments.scenario), options, progress_line("outcomes"));
    clear_progress();
    const model::Status status = study.status();
    const bool solved = status == model::Status::converged || status == model::Status::infeasible;
    if (status != model::Status::converged) complain(report::text::failure_text(study));
    if (arguments.json)
        deliver(arguments.output, report::json::study_json(study).dump(2) + "\n");
    else if (solved)
        deliver(arguments.output, arguments.csv ? report::text::study_csv(study) : report::text::study_text(study));
    return status == model::Status::converged ? Exit::done : solved ? Exit::infeasible : Exit::did_not_converge;
}

}  // namespace parley::cli
