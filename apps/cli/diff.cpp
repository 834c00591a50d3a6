// parley diff: what moved between two courses, or two forecasts that were written down.
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "apps/cli/command.hpp"
#include "apps/cli/long_tables.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/report/past/course_diff.hpp"
#include "parley/tables/files/csv.hpp"
#include "parley/tables/files/parse_yaml.hpp"

namespace parley::cli {
namespace {

constexpr std::size_t largest_document = 64U << 20;
constexpr std::size_t most_brackets = 1000;

struct Compared {
    bool is_course = false;
    nlohmann::ordered_json course;
    precedents::Registered registered;
};

Compared compared(const std::string& file) {
    const std::string text = tables::read_file(file, largest_document);
    Compared result;
    result.is_course =
        text.find_first_not_of(" \t\r\n") != std::string::npos && text[text.find_first_not_of(" \t\r\n")] == '{';
    if (!result.is_course) {
        result.registered = precedents::read_registered(file, text);
        return result;
    }
    const char* const expected = "a document of 'parley course --json', or a forecast that was written down";
    if (find_nested(text, most_brackets) < text.size())
        throw InputError(file, 0, fmt::format("at most {} brackets open", most_brackets), "more");
    result.course = nlohmann::ordered_json::parse(text, nullptr, false);
    if (result.course.is_discarded()) throw InputError(file, 0, expected, "JSON that is not whole");
    const auto schema = result.course.find("schema");
    if (schema == result.course.end() || *schema != "parley/course/1")
        throw InputError(file, 0, expected, schema == result.course.end() ? "no schema" : schema->dump());
    const auto status = result.course.find("status");
    if (status == result.course.end() || *status != "converged")
        throw InputError(file, 0, "a course that was solved", "one that did not converge");
    return result;
}

}  // namespace

void add_diff(CLI::App& app, Run& run) {
    struct Arguments {
        std::string older, newer, tables;
        bool json = false, csv = false;
    };
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand(
        "diff", "What moved between two courses, or two forecasts written down, and what was changed in between.");
    command
        ->add_option("older", arguments->older,
                     "A document of 'parley course --json', or a forecast of 'parley course --register'")
        ->type_name("FILE")
        ->required();
    command->add_option("newer", arguments->newer, "Another of the same kind")->type_name("FILE")->required();
    command->add_flag("--json", arguments->json, "JSON instead of text (docs/schema/diff-1.schema.json)");
    add_csv_option(*command, arguments->csv);
    add_tables_option(*command, arguments->tables);
    command->callback([arguments, &run] {
        run = [arguments] {
            const Compared a = compared(arguments->older), b = compared(arguments->newer);
            if (a.is_course != b.is_course)
                throw InputError(arguments->newer, 0,
                                 a.is_course ? "a course as well" : "a forecast written down as well",
                                 b.is_course ? "a course" : "a forecast written down");
            if (!a.is_course && a.registered.slug != b.registered.slug)
                throw InputError(arguments->newer, 0, "a forecast of " + a.registered.slug, b.registered.slug);
            const std::string &older = arguments->older, &newer = arguments->newer;
            const auto document = [&] {
                return a.is_course ? report::past::course_diff_json(older, a.course, newer, b.course)
                                   : report::past::registered_diff_json(older, a.registered, newer, b.registered);
            };
            deliver("",
                    in_form(arguments->json, arguments->csv, document,
                            [&] {
                                return a.is_course ? report::past::course_diff_text(older, a.course, newer, b.course)
                                                   : report::past::registered_diff_text(a.registered, b.registered);
                            }),
                    tables_of(arguments->tables, document));
            return Exit::done;
        };
    });
}

}  // namespace parley::cli
