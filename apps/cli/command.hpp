#pragma once
// What the subcommands share. Each is one file: it declares its options, and sets `run` when it is the one chosen.
#include <functional>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json_fwd.hpp>

#include "parley/core/parallel.hpp"
#include "parley/core/refusal.hpp"
#include "parley/model/equilibrium.hpp"

namespace parley::cli {

/// How the program ends. Scripts rely on these: docs/guide/cli.md.
enum class Exit {
    done = 0,
    bug = 1,
    usage = 2,             ///< the command line cannot be understood
    bad_input = 3,         ///< a file or a name in it: missing, broken, or asking for what cannot be
    did_not_converge = 4,  ///< no equilibrium was found: there is no result
    infeasible = 5         ///< a target that no equilibrium meets
};

/// A command line that CLI11 accepts and that still makes no sense.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What the command line calls an option of the library: "--elasticities". The one table for it.
[[nodiscard]] const char* option_words(Option option);

using Run = std::function<Exit()>;

/// Refuses each of these options that was given where it would do nothing; `why` goes on after its name: "goes with
/// --talks".
void refuse_idle(const CLI::App& command, std::initializer_list<const char*> options, const std::string& why);
/// The same of --full and whatever else chooses among texts, where no text is written.
void refuse_choice_of_text(const CLI::App& command, std::initializer_list<const char*> options);

void add_brief(CLI::App& app, Run& run);
void add_solve(CLI::App& app, Run& run);
void add_attribute(CLI::App& app, Run& run);
void add_best_answer(CLI::App& app, Run& run);
void add_war(CLI::App& app, Run& run);
void add_check(CLI::App& app, Run& run);
void add_draft(CLI::App& app, Run& run);
void add_new(CLI::App& app, Run& run);
void add_workbench(CLI::App& app, Run& run);
void add_schema(CLI::App& app, Run& run);
void add_migrate(CLI::App& app, Run& run);
void add_world(CLI::App& app, Run& run);
void add_dispute(CLI::App& app, Run& run);
void add_record(CLI::App& app, Run& run);
void add_course(CLI::App& app, Run& run);
void add_conflict(CLI::App& app, Run& run);
void add_duties(CLI::App& app, Run& run);
void add_precedents(CLI::App& app, Run& run);
void add_backtest(CLI::App& app, Run& run);
void add_score(CLI::App& app, Run& run);
void add_sweep(CLI::App& app, Run& run);
void add_store(CLI::App& app, Run& run);
void add_diff(CLI::App& app, Run& run);
void add_explain(CLI::App& app, Run& run);

/// Of the program's own bytes, or of the library's that it is in.
[[nodiscard]] const std::string& program_sha256();
/// A forecast is written down once: refuses a file that is there. `option` names it.
void refuse_if_there(const std::string& path, const char* option);
/// Today by the clock, as 2026-11-29, or by SOURCE_DATE_EPOCH.
[[nodiscard]] std::string today_by_the_clock();

/// Writes the whole text to a descriptor; false, and errno, when that cannot be. A reader that has gone (head) is no
/// error.
[[nodiscard]] bool write_all(int file, const std::string& text);
/// A document as text. Of names of files, whose bytes need not be UTF-8, the odd ones are replaced.
[[nodiscard]] std::string json_text(const nlohmann::ordered_json& document);
/// Writes to standard output. Throws InputError.
void print(const std::string& text);
/// One line to standard error, after "parley: ", with nothing in it that a terminal obeys.
void complain(const std::string& message);
/// The same of memory that has ended, without asking for more.
void complain_of_memory() noexcept;
/// A file to be, or "-" for standard output.
struct FileText {
    std::string path, text;
};
/// Puts each whole text in its file's place, or leaves what is there of all of them; symbolic links are followed, modes
/// stay. Pipes, devices, descriptors (/dev/fd/1) and standard output are written in place, when all files are whole.
/// Throws InputError.
void write_files(const std::vector<FileText>& files);
/// The same of one.
void write_file(const std::string& path, const std::string& text);
/// Whether two paths are of one file, also of one that is not there yet.
[[nodiscard]] bool same_place(const std::string& a, const std::string& b);
/// What write_file() has begun to write, before the program ends in the middle of it.
void remove_partial() noexcept;
/// For an option that takes a folder or a store to write: what is wrong with "-", which is standard output.
[[nodiscard]] std::string not_standard_output(const std::string& path);

/// What the program would have written to standard output and standard error, as long as this stands: for a front end
/// that holds the program in its own process. One at a time; the next waits for it.
class Captured {
public:
    Captured();
    ~Captured();
    Captured(const Captured&) = delete;
    Captured& operator=(const Captured&) = delete;
    std::string out, err;
};

/// Shows on standard error how a solve gets on, if that is a terminal and it takes long enough to be worth a line.
[[nodiscard]] model::Progress progress_line(const std::string& what);
/// The same for a number of solves: how many are done.
[[nodiscard]] BatchProgress batch_line(const std::string& what);
/// Takes the line away again.
void clear_progress();

}  // namespace parley::cli
