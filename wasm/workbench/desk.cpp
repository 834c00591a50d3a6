#include "wasm/workbench/desk.hpp"

#include <fmt/format.h>

#include "parley/analysis/brief.hpp"
#include "parley/analysis/course/course.hpp"
#include "parley/analysis/course/markets.hpp"
#include "parley/analysis/record.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/evidence/document.hpp"
#include "parley/evidence/statements/statements.hpp"
#include "parley/pricing/by_date/place_in_force.hpp"
#include "parley/pricing/resolved/draft_world.hpp"
#include "parley/report/json/brief/brief_data.hpp"
#include "parley/report/json/brief/brief_findings.hpp"
#include "parley/report/json/brief/cited_json.hpp"
#include "parley/report/json/brief/trade_in_brief.hpp"
#include "parley/report/json/dispute/course_json.hpp"
#include "parley/report/json/dispute/record_json.hpp"
#include "parley/report/json/tree_json.hpp"
#include "parley/scenario/check_evidence.hpp"
#include "parley/scenario/draft/draft.hpp"
#include "parley/scenario/draft/template.hpp"
#include "parley/scenario/files/expand.hpp"
#include "parley/scenario/form/faults.hpp"
#include "parley/scenario/form/migrate.hpp"
#include "parley/scenario/read_scenario.hpp"
#include "parley/scenario/scenario.hpp"
#include "parley/world/binary.hpp"

namespace parley::wasm {
namespace {

using Json = nlohmann::ordered_json;
using tables::YamlNode;

constexpr std::size_t most_brackets = 1000;
constexpr std::size_t largest_text = 4'000'000;

Json ok() {
    return {{"status", "ok"}};
}

std::string text_of(const Json& request, const char* key) {
    const auto at = request.find(key);
    if (at == request.end()) return {};
    if (!at->is_string()) throw InputError(Refusal{{Option::none, key}, "a text", at->type_name()});
    return at->get<std::string>();
}

std::string needed_text(const Json& request, const char* key) {
    if (!request.contains(key)) throw InputError(Refusal{{Option::none, key}, "a text", "none"});
    return text_of(request, key);
}

std::string file_of(const Json& request) {
    const std::string file = text_of(request, "file");
    return file.empty() ? "scenario.yaml" : file;
}

YamlNode root_of(const Json& request) {
    const auto at = request.find("root");
    if (at == request.end()) throw InputError(Refusal{{Option::none, "root"}, "the tree of a file", "none"});
    return report::json::tree_of(*at);
}

evidence::Document document_of(const std::string& text) {
    if (text.size() > largest_text)
        throw InputError("text", 0, fmt::format("at most {} bytes", largest_text), fmt::format("{}", text.size()));
    evidence::Document document = evidence::parse_document(text);
    if (document.problem)
        throw InputError("text", document.problem->line, document.problem->expected, document.problem->found);
    return document;
}

// The lists of products that lie beside the file: a request's texts by their names. Folders are not looked at.
scenario::FileBeside lists_in(const Json& request) {
    const auto at = request.find("lists");
    if (at == request.end()) return [](const std::string&) { return std::nullopt; };
    if (!at->is_object()) throw InputError(Refusal{{Option::none, "lists"}, "texts by their names", at->type_name()});
    return [&lists = *at](const std::string& name) -> std::optional<scenario::ListFile> {
        const std::string last = name.substr(name.find_last_of('/') + 1);
        if (!lists.contains(last)) return {};
        return scenario::ListFile{last, text_of(lists, last.c_str())};
    };
}

bool request_has_list(const Json& request, const std::string& name) {
    const auto at = request.find("lists");
    return at != request.end() && at->is_object() && at->contains(name);
}

// The text that a file was drafted from, where the file cites one document: which one is not asked.
std::map<std::string, evidence::Document> documents_of(const scenario::Scenario& scenario, const std::string& text) {
    std::vector<std::string> ids;
    for (const scenario::ScenarioSource& source : scenario.sources)
        if (!source.data) ids.push_back(source.id);
    if (text.empty() || ids.size() != 1) return {};
    return {{ids.front(), document_of(text)}};
}

void add_record_and_course(Json& data, const analysis::Brief& brief) {
    if (!brief.worth) return;
    const analysis::course::CourseAsked asked;
    analysis::RecordOptions options;
    options.draws.seed = asked.seed;
    const auto record = std::make_shared<const analysis::Record>(read_record(*brief.worth, options));
    if (brief.worth->wants) data["record"] = report::json::fitting_wants_json(*brief.worth, *record);
    const analysis::course::CourseAnalysis course = course_of(*brief.worth, record, asked, 1);
    data["course"] = report::json::course_json(*brief.worth, course);
    data["course"]["markets"] = report::json::markets_in_brief(
        report::json::course_markets_json(*brief.worth, course, markets_of(*brief.worth, course, 1)));
}

}  // namespace

bool Desk::keep_world(std::string_view name, std::string_view bytes) {
    return answered([&] {
        world::BinaryWorld read = world::from_binary(bytes);
        if (!read.world) throw InputError("world", 0, "a packed world", read.error);
        worlds_[std::string(name)] =
            std::make_shared<const pricing::LoadedWorld>(pricing::LoadedWorld{std::move(*read.world), "bundled", {}});
        return ok();
    });
}

void Desk::call(std::string_view request) {
    (void)answered([&] {
        if (find_nested(request, most_brackets) < request.size())
            throw InputError("request", 0, fmt::format("at most {} brackets open", most_brackets), "more");
        return carry_out(Json::parse(request));
    });
}

Json Desk::carry_out(const Json& request) const {
    const std::string what = request.is_object() ? needed_text(request, "do") : "";
    if (what == "new") return blank(request);
    if (what == "draft") return draft(request);
    if (what == "check") return check(request);
    if (what == "brief") return brief(request);
    throw InputError(Refusal{{Option::none, "do"}, "new, draft, check or brief", shown(what)});
}

const Desk::Worlds::value_type& Desk::world_called(const std::string& name, const Subject& asked_at) const {
    if (const auto at = worlds_.find(name); at != worlds_.end()) return *at;
    std::string known;
    for (const auto& [each, world] : worlds_) known += (known.empty() ? "" : ", ") + each;
    throw InputError(Refusal{asked_at, fmt::format("a world of this page ({})", known), shown(name)});
}

Json Desk::blank(const Json& request) const {
    scenario::draft::TemplateOptions options;
    const auto parties = request.find("parties");
    if (parties != request.end()) {
        if (!parties->is_number_unsigned() || *parties < 2 || *parties > 8)
            throw InputError(Refusal{{Option::none, "parties"}, "2 to 8", parties->dump()});
        options.parties = parties->get<int>();
    }
    Json result = ok();
    result["yaml"] = scenario::draft::scenario_template(options);
    return result;
}

Json Desk::draft(const Json& request) const {
    const evidence::Document document = document_of(needed_text(request, "text"));
    const auto& [name, loaded] = world_called(text_of(request, "world"), {Option::world});
    scenario::draft::DraftOptions options;
    options.title = text_of(request, "title");
    options.file = "report.txt";
    options.published = text_of(request, "published");
    const std::shared_ptr<const world::World> world(loaded, &loaded->world);
    const scenario::draft::Draft draft = draft_scenario(document, evidence::statements::read_statements(document),
                                                        pricing::draft_world(name, world), options);
    return {{"status", "ok"},
            {"yaml", draft.yaml},
            {"read", draft.read},
            {"placed", draft.placed},
            {"parties", draft.parties},
            {"issues", draft.issues},
            {"measures", draft.measures},
            {"assumed", draft.assumed},
            {"not_placed", draft.not_placed}};
}

// Puts into the tree what the file's lists and its day hold.
pricing::SharedSetting Desk::setting_of_file(const Json& request, YamlNode& root) const {
    const std::string file = file_of(request);
    std::string sha256 = expand(file, text_of(request, "text"), lists_in(request), root);
    scenario::Scenario scenario = scenario::read_scenario(file, root);
    if (const auto refusal = unborne_number(scenario)) throw InputError(*refusal);
    scenario.id = text_of(request, "id");
    scenario.sha256 = std::move(sha256);
    const auto world =
        world_called(scenario.world, {Option::none, file, scenario.world_line, scenario.world_column}).second;
    pricing::place_in_force(scenario, world->world);
    return pricing::setting_of(std::make_shared<const scenario::Scenario>(std::move(scenario)), world, {});
}

Json Desk::check(const Json& request) const {
    pricing::SharedSetting setting;
    const scenario::FaultList faults = scenario::faults_in(
        file_of(request), root_of(request), [&](YamlNode root) { setting = setting_of_file(request, root); });
    Json result = ok();
    result["faults"] = Json::array();
    for (const Refusal& fault : faults.found) {
        // Of a list beside the file the line is of the list.
        const bool here = fault.subject.name == file_of(request), there = request_has_list(request, fault.subject.name);
        result["faults"].push_back({{"line", here || there ? fault.subject.line : 0},
                                    {"column", here || there ? fault.subject.column : 0},
                                    {"file", there ? fault.subject.name : ""},
                                    {"expected", fault.expected},
                                    {"found", fault.found}});
    }
    result["all"] = faults.all;
    if (!faults.found.empty()) return result;
    const scenario::Scenario& scenario = setting->scenario();
    result["title"] = scenario.title;
    result["parties"] = scenario.parties.size();
    result["issues"] = scenario.issues.size();
    result["outcomes"] = scenario.outcomes.size();
    result["statements"] = scenario.stances.size();
    // Citations are held against the text that was read, where it is still there.
    result["unsound"] = Json::array();
    for (const scenario::CitationCheck& each :
         check_evidence(scenario, documents_of(scenario, text_of(request, "source"))))
        if (!each.sound()) result["unsound"].push_back(each.citation.where);
    return result;
}

Json Desk::brief(const Json& request) const {
    YamlNode root = root_of(request);
    const pricing::SharedSetting setting = setting_of_file(request, root);
    const analysis::Brief brief = analysis::brief_of(setting, 1);
    if (brief.status() != model::Status::converged)
        throw InputError(file_of(request), 0, "outcomes that settle", brief.setting().base().worst_equation);
    Json data = report::json::brief_json(brief, root);
    data["trade"] = report::json::trade_in_brief(brief.named);
    data["left_out"].push_back(
        {{"section", "precedents"}, {"why", "the workbench has no past disputes; parley brief has"}});
    add_record_and_course(data, brief);
    report::json::tell_findings(data);
    if (const auto documents = documents_of(setting->scenario(), text_of(request, "source")); !documents.empty())
        data["cited"] = report::json::cited_json(data, documents);
    data["language"] = "en";
    Json result = ok();
    result["brief"] = std::move(data);
    return result;
}

template <class Work>
bool Desk::answered(const Work& work) {
    Json result;
    bool done = false;
    try {
        result = work();
        done = true;
    } catch (const InputError& problem) {
        const Refusal& refusal = problem.refusal();
        result = {{"status", "error"},
                  {"message", in_one_line(refusal)},
                  {"file", refusal.subject.name},
                  {"line", refusal.subject.line}};
    } catch (const std::exception& problem) {
        result = {{"status", "error"}, {"message", problem.what()}};
    }
    answer_ = result.dump(-1, ' ', false, Json::error_handler_t::replace);
    return done;
}

}  // namespace parley::wasm
