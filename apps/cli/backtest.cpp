// parley backtest: how good chances of past disputes would have been.
#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <limits>
#include <memory>
#include <string_view>

#include <dlfcn.h>

#include <fmt/format.h>

#include "apps/cli/long_tables.hpp"
#include "apps/cli/solve_arguments.hpp"
#include "parley/core/decimal.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/sha256.hpp"
#include "parley/foresight/lens_chances.hpp"
#include "parley/histories/embedded.hpp"
#include "parley/precedents/printed.hpp"
#include "parley/report/past/backtest_text.hpp"
#include "parley/report/past/scores_json.hpp"
#include "parley/report/text/page/page.hpp"
#include "parley/tables/files/csv.hpp"

namespace parley::cli {
namespace {

constexpr std::size_t draws_of_wants = 1000;

struct BacktestArguments {
    std::string output, keep, shares, tables;
    std::vector<std::string> only;
    bool page = false, json = false, csv = false, no_lenses = false;
    std::size_t draws = 999;
    int threads = 0;
};

// What the lenses and the record say of a case.
struct Said {
    foresight::ViewChances chances;
    precedents::RecordSaysByUnit record;
};
constexpr std::array<double precedents::RecordSays::*, 6> record_columns{
    &precedents::RecordSays::threatens, &precedents::RecordSays::threatened,     &precedents::RecordSays::conclusions,
    &precedents::RecordSays::decided,   &precedents::RecordSays::decided_before, &precedents::RecordSays::contradicted};

// What is kept of a case: the hash of all that its chances follow from, then a line for each view, and for the record
// in each unit of wants.
std::string kept_text(const std::string& key, const Said& said) {
    const foresight::ViewChances& chances = said.chances;
    std::string text = "key," + key + "\n";
    for (std::size_t view = 0; view < foresight::n_views; ++view) {
        text += foresight::views[view].id;
        for (const double chance : chances[view]) text += std::isnan(chance) ? "," : fmt::format(",{:.17g}", chance);
        text += "\n";
    }
    for (const precedents::RecordSays& unit : said.record) {
        text += "record";
        for (const auto column : record_columns) text += fmt::format(",{:.17g}", unit.*column);
        text += "\n";
    }
    return text;
}

// Nothing where the file is not there, is of other inputs, or is not whole: it is found anew.
std::optional<Said> kept_in(const std::string& path, const std::string& key) {
    std::error_code problem;
    if (!std::filesystem::exists(path, problem)) return {};
    const std::string text = tables::read_file(path);
    if (!text.starts_with("key," + key + "\n")) return {};
    Said said;
    tables::CsvLines lines(path, text);
    if (!lines.next()) return {};
    for (precedents::Chances& view : said.chances) {
        if (!lines.next() || lines.cells().size() != precedents::n_questions + 1) return {};
        for (std::size_t q = 0; q < precedents::n_questions; ++q) {
            view[q] = std::numeric_limits<double>::quiet_NaN();
            const std::string& cell = lines.cells()[q + 1];
            if (!cell.empty() && !parse_number(cell, view[q])) return {};
        }
    }
    for (precedents::RecordSays& unit : said.record) {
        if (!lines.next() || lines.cells().size() != record_columns.size() + 1) return {};
        for (std::size_t k = 0; k < record_columns.size(); ++k)
            if (!parse_number(lines.cells()[k + 1], unit.*record_columns[k])) return {};
    }
    return said;
}

}  // namespace

// Of the program's own bytes: what it says of a case follows from them, whatever version they bear. In a process that
// is not the program's they are those of the library that this is in.
const std::string& program_sha256() {
    Dl_info place{};
    const bool known = ::dladdr(reinterpret_cast<void*>(&add_backtest), &place) != 0;
    const bool library = known && std::string_view(place.dli_fname).ends_with(".so");
    static const std::string hash = sha256_hex(tables::read_file(library ? place.dli_fname : "/proc/self/exe"));
    return hash;
}

namespace {

Said said_of(const histories::History& history, const std::string& name, const BacktestArguments& arguments) {
    const std::string file = history.facts.slug + "/" + name + ".yaml";
    const std::string_view scenario = histories::embedded_history(file);
    const auto found = [&] {
        Said said;
        said.chances = foresight::view_chances(history, "histories/" + file, scenario, draws_of_wants,
                                               arguments.threads, &said.record);
        return said;
    };
    if (arguments.keep.empty()) return found();
    const std::string key = sha256_hex(fmt::format("{}\n{}\n{}", program_sha256(), draws_of_wants, scenario));
    const std::string path = arguments.keep + "/" + history.facts.slug + "." + name + ".csv";
    if (const auto kept = kept_in(path, key)) return *kept;
    const Said said = found();
    write_file(path, kept_text(key, said));
    return said;
}

std::vector<histories::History> with_an_outcome(const std::vector<std::string>& only) {
    std::vector<histories::History> all = histories::bundled_histories(histories::Opened::with_what_happened), result;
    for (const std::string& slug : only)
        if (std::none_of(all.begin(), all.end(),
                         [&](const histories::History& each) { return each.facts.slug == slug && each.after; }))
            throw InputError("--only", 0, "a past dispute whose outcome is in the program", slug);
    for (histories::History& each : all)
        if (each.after) result.push_back(std::move(each));
    return result;
}

std::vector<report::past::Variant> variants() {
    const tables::Csv csv("variants.csv", histories::embedded_history("variants.csv"));
    std::vector<report::past::Variant> result;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const auto cell = [&](const char* column) { return csv.text(row, csv.column({column})); };
        result.push_back({cell("variant"), cell("brier"), cell("log"), cell("primary"), cell("note")});
    }
    return result;
}

Exit backtest_of(const BacktestArguments& arguments) {
    if (arguments.draws < 1 || arguments.draws > 100000) throw UsageError("--draws is from 1 to 100000");
    const std::vector<histories::History> histories = with_an_outcome(arguments.only);
    std::map<std::string, foresight::ViewChances> first, second;
    std::vector<report::past::RecordRow> record;
    if (arguments.page && arguments.json) throw UsageError("--page and --json: one of them");
    if (arguments.page && !arguments.only.empty()) throw UsageError("--page is of all past disputes: not with --only");
    if (!arguments.shares.empty() && (arguments.no_lenses || !arguments.only.empty()))
        throw UsageError("--shares is of all past disputes, with the course: not with --only or --no-lenses");
    if (arguments.threads < 0) throw UsageError("--threads is 0 or more");
    if (std::error_code problem; !arguments.keep.empty()) {
        std::filesystem::create_directories(arguments.keep, problem);
        if (problem || !std::filesystem::is_directory(arguments.keep, problem))
            throw InputError(arguments.keep, 0, "a folder, or a place for one", "none that can be made");
    }
    const BatchProgress progress = batch_line("past disputes");
    for (std::size_t k = 0; k < histories.size() && !arguments.no_lenses; ++k) {
        const histories::History& each = histories[k];
        if (!arguments.only.empty() &&
            std::find(arguments.only.begin(), arguments.only.end(), each.facts.slug) == arguments.only.end())
            continue;
        const Said said = said_of(each, "scenario", arguments);
        first[each.facts.slug] = said.chances;
        record.push_back({each.facts.slug, said.record});
        if (!histories::embedded_history(each.facts.slug + "/second.yaml").empty())
            second[each.facts.slug] = said_of(each, "second", arguments).chances;
        if (progress) (void)progress(k + 1, histories.size());
    }
    clear_progress();
    if (!arguments.shares.empty())
        write_file(arguments.shares, precedents::shares_csv(foresight::course_shares(first)));
    std::vector<precedents::Method> more;
    if (!arguments.no_lenses) more = foresight::methods_of(first);
    const precedents::Backtest result = precedents::backtest(histories, more, arguments.draws, arguments.only);
    std::vector<std::string> slugs;
    for (const auto& [slug, chances] : second) slugs.push_back(slug);
    const std::vector<report::past::TwiceCoded> twice =
        report::past::coded_twice(result.cases, foresight::methods_of(first), foresight::methods_of(second), slugs);
    const std::string pooling =
        arguments.no_lenses
            ? ""
            : report::past::pooling_text(
                  result, precedents::pooling_weight(result.cases, foresight::course_shares(first), arguments.threads));
    const auto document = [&] { return report::past::backtest_json(result); };
    deliver(arguments.output,
            in_form(arguments.json, arguments.csv, document,
                    [&] {
                        return arguments.page ? report::past::backtest_page(result, record, twice, variants(), pooling)
                                              : report::text::narrowed(report::past::backtest_text(result) + pooling);
                    }),
            tables_of(arguments.tables, document));
    return Exit::done;
}

}  // namespace

void add_backtest(CLI::App& app, Run& run) {
    auto arguments = std::make_shared<BacktestArguments>();
    CLI::App* command = app.add_subcommand(
        "backtest", "How good the chances of past disputes would have been, each method learnt from the others.");
    command->add_flag("--page", arguments->page, "The page docs/backtest.md instead of a table");
    command->add_flag("--json", arguments->json, "JSON instead of a table (docs/schema/backtest-1.schema.json)");
    add_csv_option(*command, arguments->csv);
    add_tables_option(*command, arguments->tables);
    command->add_flag("--no-lenses", arguments->no_lenses, "Only what needs no solving");
    command->add_option("--only", arguments->only, "Score these past disputes alone, learning from all; repeatable")
        ->type_name("SLUG")
        ->allow_extra_args(false);
    command
        ->add_option(
            "--keep", arguments->keep,
            "Keep what the lenses say of each dispute in this folder; what is there of the same inputs is used")
        ->type_name("FOLDER");
    command
        ->add_option("--shares", arguments->shares,
                     "Also write what the course says of each dispute, by question, as CSV: histories/course.csv")
        ->type_name("FILE");
    command->add_option("--draws", arguments->draws, "Deals of the answers among the cases, for p; up to 100000")
        ->type_name("N")
        ->capture_default_str();
    command->add_option("--threads", arguments->threads, "Threads (0: all of the machine's)")->type_name("N");
    command->add_option("-o,--output", arguments->output, "Write to this file instead of standard output")
        ->type_name("FILE");
    command->callback([arguments, command, &run] {
        run = [arguments, command] {
            if (arguments->no_lenses) refuse_idle(*command, {"--keep"}, "goes with lenses, which are solved");
            return backtest_of(*arguments);
        };
    });
}

}  // namespace parley::cli
