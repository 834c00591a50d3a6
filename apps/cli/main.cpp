#include <atomic>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <memory>
#include <new>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "apps/cli/command.hpp"
#include "apps/cli/help.hpp"
#include "apps/cli/long_tables.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/version.hpp"
#include "parley/report/html/brief_html.hpp"

namespace parley::cli {
namespace {

constexpr const char* description =
    "Parley: what a trade dispute costs, and what the talks can reach.\n"
    "Reads a dispute from one file and solves the world's trade in general equilibrium\n"
    "for each of its outcomes, on trade tables for 2017 and 2022.";

constexpr const char* examples =
    "Examples:\n"
    "  parley brief us-china-2018 -o brief.html          everything about a dispute in one page\n"
    "  parley solve us-china-2018                        what each outcome of the talks of May 2018 costs\n"
    "  parley attribute --balance USA:CHN                where a balance comes from\n"
    "  parley best-answer CHN --on USA                   the duties that would be best for China\n"
    "  parley war USA CHN --talks                        what talks over duties could gain\n"
    "  parley draft report.txt -o my-dispute             a first file from a report\n"
    "  parley check us-china-2018 --source report.txt    whether the report says what the scenario cites\n"
    "  parley solve --duty CHN:+25:goods:150 --by USA    25 points on 150 bn USD of Chinese goods\n"
    "  parley solve --duties duties.csv --json           the same from a file, as JSON\n"
    "  parley world info                                 the trade table that comes with the program\n\n"
    "Exit codes: 0 done, 1 a bug, 2 usage, 3 bad input, 4 did not converge, 5 infeasible target.";

// The one place where what went wrong becomes an exit code.
Exit carry_out(const Run& run) {
    try {
        return run();
    } catch (const UsageError& problem) {
        complain(problem.what());
        return Exit::usage;
    } catch (const InputError& problem) {
        complain(in_one_line(problem.refusal(), option_words));
        return Exit::bad_input;
    } catch (const std::bad_alloc&) {
        throw;  // main() says so, in words that are there already
    } catch (const std::exception& problem) {
        complain(std::string("a bug, please report it: ") + problem.what());
        return Exit::bug;
    }
}

Exit run_program(int argc, char** argv) {
    CLI::App app(description, "parley");
    app.set_version_flag("--version", std::string("parley ") + version);
    app.add_flag_callback(
        "--licences", [] { throw CLI::CallForVersion(std::string(report::html::notice()), 0); },
        "Print whose work travels inside the program, and under which licences");
    app.require_subcommand(1);
    app.formatter(std::make_shared<HelpPage>());
    Run run;
    add_brief(app, run);
    add_solve(app, run);
    add_attribute(app, run);
    add_best_answer(app, run);
    add_war(app, run);
    add_dispute(app, run);
    add_record(app, run);
    add_course(app, run);
    add_sweep(app, run);
    add_store(app, run);
    add_conflict(app, run);
    add_precedents(app, run);
    add_backtest(app, run);
    add_score(app, run);
    add_diff(app, run);
    add_draft(app, run);
    add_new(app, run);
    add_workbench(app, run);
    add_check(app, run);
    add_schema(app, run);
    add_migrate(app, run);
    add_duties(app, run);
    add_world(app, run);
    add_explain(app, run);
    app.footer(examples);  // after the subcommands, which would inherit it
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        // Help and the version are asked for; anything else is a usage error, whatever CLI11's own number for it.
        if (problem.get_exit_code() == 0) {
            std::ostringstream out, err;
            (void)app.exit(problem, out, err);
            return carry_out([&] {
                print(out.str());
                return Exit::done;
            });
        }
        std::string message = unknown_word(app, std::vector<std::string>(argv + 1, argv + argc));
        if (message.empty()) message = std::string(problem.what()) + "; 'parley --help' says more";
        complain(argc > 1 ? message : "a command is needed\n\n" + overview(app));
        return Exit::usage;
    }
    if (const std::string empty = empty_value(app); !empty.empty()) {
        complain(empty + ": expected a value, found ''");
        return Exit::usage;
    }
    if (const std::string clash = clash_of_tables(app); !clash.empty()) {
        complain(clash);
        return Exit::usage;
    }
    return carry_out(run);
}

std::terminate_handler what_terminates = nullptr;
std::atomic<bool> memory_has_ended{false};

[[noreturn]] void note_the_end_of_memory() {
    memory_has_ended = true;
    throw std::bad_alloc();
}

// Destructors of JSON documents and steps of directory_iterator ask for memory, and cannot throw when there is none.
[[noreturn]] void end() {
    if (memory_has_ended) {
        remove_partial();
        complain_of_memory();
        std::_Exit(static_cast<int>(Exit::bug));
    }
    what_terminates();
    std::abort();
}

// For as long as the program runs: who has it in a process of their own, as the Python module, has other handlers.
class MemoryHandlers {
public:
    MemoryHandlers() : before_(std::set_new_handler(note_the_end_of_memory)) {
        what_terminates = std::set_terminate(end);
    }
    ~MemoryHandlers() {
        std::set_terminate(what_terminates);
        std::set_new_handler(before_);
        memory_has_ended = false;
    }
    MemoryHandlers(const MemoryHandlers&) = delete;
    MemoryHandlers& operator=(const MemoryHandlers&) = delete;

private:
    std::new_handler before_;
};

// Tables of millions of bytes come and go: memory that was given back to the system is given again page by page.
void keep_memory() {
#ifdef __GLIBC__
    constexpr int kept = 1 << 28;
    (void)::mallopt(M_MMAP_THRESHOLD, kept);
    (void)::mallopt(M_TRIM_THRESHOLD, kept);
#endif
}

}  // namespace
}  // namespace parley::cli

int main(int argc, char** argv) {
    // A reader that stops reading (head), or a file past its limit, is then an error of write(), not the end of the
    // program.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    const parley::cli::MemoryHandlers handlers;
    parley::cli::keep_memory();
    // Memory may end before there is a command to carry out, and while what went wrong is put into words.
    try {
        return static_cast<int>(parley::cli::run_program(argc, argv));
    } catch (const std::bad_alloc&) {
        parley::cli::complain_of_memory();
        return static_cast<int>(parley::cli::Exit::bug);
    }
}
