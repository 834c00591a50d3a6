#include "apps/cli/solve_arguments.hpp"
#include "parley/report/study_json.hpp"
#include "parley/report/study_text.hpp"
#include "parley/study/read_scenario.hpp"

namespace parley::cli {

Exit solve_scenario(const SolveArguments& arguments) {
    StudyOptions options;
    options.base = arguments.base_options();
    options.outcomes = arguments.outcomes;
    options.threads = arguments.threads;
    options.detail = arguments.json || arguments.csv ? Detail::exact : Detail::one_step;  // the tables show no more
    const Study study = study_scenario(load_scenario(arguments.scenario), options, progress_line("outcomes"));
    clear_progress();
    const Status status = study.status();
    const bool solved = status == Status::converged || status == Status::infeasible;
    if (status != Status::converged) complain(failure_text(study));
    if (arguments.json)
        deliver(arguments.output, study_json(study).dump(2) + "\n");
    else if (solved)
        deliver(arguments.output, arguments.csv ? study_csv(study) : study_text(study));
    return status == Status::converged ? Exit::done : solved ? Exit::infeasible : Exit::did_not_converge;
}

}  // namespace parley::cli
