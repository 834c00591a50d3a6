// parley backtest: how good chances of past disputes would have been.
#include <memory>

#include <fmt/format.h>

#include "apps/cli/solve_arguments.hpp"
#include "parley/report/past/backtest_text.hpp"

namespace parley::cli {

void add_backtest(CLI::App& app, Run& run) {
    struct Arguments {
        std::string output;
        bool page = false;
        std::size_t draws = 999;
    };
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand(
        "backtest", "How good the chances of past disputes would have been, each method learnt from the others.");
    command->add_flag("--page", arguments->page, "The page docs/backtest.md instead of a table");
    command->add_option("--draws", arguments->draws, "Deals of the answers among the cases, for p; up to 100000")
        ->type_name("N")
        ->capture_default_str();
    command->add_option("-o,--output", arguments->output, "Write to this file instead of standard output")
        ->type_name("FILE");
    command->callback([arguments, &run] {
        run = [arguments] {
            if (arguments->draws < 1 || arguments->draws > 100000) throw UsageError("--draws is from 1 to 100000");
            const precedents::Backtest result = precedents::backtest(
                histories::bundled_histories(histories::Opened::with_what_happened), {}, arguments->draws);
            deliver(arguments->output,
                    arguments->page ? report::past::backtest_page(result) : report::past::backtest_text(result));
            return Exit::done;
        };
    });
}

}  // namespace parley::cli
