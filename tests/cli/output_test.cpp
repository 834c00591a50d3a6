// Where what a command says goes: files, pipes, devices, terminals.
#include <algorithm>
#include <filesystem>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/world/folder/world_folder.hpp"
#include "tests/cli/program.hpp"
#include "tests/study/small_world.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::testing::output_test {
namespace {

using ::testing::HasSubstr;

namespace fs = std::filesystem;

class Output : public ::testing::Test {
protected:
    // A quick command, and all that it writes.
    const std::string conflict = "parley conflict '" + (source_folder() / "conflicts/cuba-1962.yaml").string() + "' ";
    const std::string whole = shell(conflict).out;
    Folder folder;

    Ran into(const std::string& words) const { return shell("cd '" + folder.path("") + "'\n" + conflict + words); }
};

TEST_F(Output, a_file_that_is_replaced_keeps_its_mode) {
    const std::string path = folder.file("out", "old");
    fs::permissions(path, fs::perms(0640));
    EXPECT_EQ(into("-o out").exit_code, 0);
    EXPECT_EQ(text_of(path), whole);
    EXPECT_EQ(fs::status(path).permissions(), fs::perms(0640));
}

TEST_F(Output, a_new_file_has_the_mode_of_any_new_file) {
    EXPECT_EQ(shell("cd '" + folder.path("") + "'\numask 027\n" + conflict + "-o out").exit_code, 0);
    EXPECT_EQ(fs::status(folder.path("out")).permissions(), fs::perms(0640));
}

TEST_F(Output, a_symbolic_link_stays_and_what_it_leads_to_is_replaced) {
    const std::string target = folder.file("target", "old");
    fs::create_symlink("target", folder.path("near"));
    fs::create_symlink("near", folder.path("link"));
    fs::create_symlink("not-yet", folder.path("early"));
    EXPECT_EQ(into("-o link").exit_code, 0);
    EXPECT_EQ(into("-o early").exit_code, 0);
    EXPECT_TRUE(fs::is_symlink(folder.path("link")));
    EXPECT_EQ(text_of(target), whole);
    EXPECT_EQ(text_of(folder.path("not-yet")), whole);
    EXPECT_EQ(folder.content(), "early link near not-yet target");
}

TEST_F(Output, a_circle_of_links_is_refused_and_stays) {
    fs::create_symlink("b", folder.path("a"));
    fs::create_symlink("a", folder.path("b"));
    const Ran ran = into("-o a");
    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_EQ(ran.err, "parley: a: expected a file that can be written, found Too many levels of symbolic links\n");
    EXPECT_EQ(folder.content(), "a b");
}

TEST_F(Output, a_pipe_with_a_name_is_written_in_place) {
    ASSERT_EQ(::mkfifo(folder.path("pipe").c_str(), 0600), 0);
    EXPECT_EQ(shell("cd '" + folder.path("") + "'\ncat pipe & " + conflict + "-o pipe; wait").out, whole);
    EXPECT_TRUE(fs::is_fifo(folder.path("pipe")));
}

TEST_F(Output, a_process_substitution_and_a_descriptor_are_written_in_place) {
    EXPECT_EQ(into("-o >(cat) | cat").out, whole);
    EXPECT_EQ(into("-o /dev/fd/1 | cat").out, whole);
    EXPECT_EQ(into("-o /dev/stdout >>log; " + conflict + "-o /dev/stdout >>log").exit_code, 0);
    EXPECT_EQ(text_of(folder.path("log")), whole + whole) << "what is appended to is not replaced";
}

TEST_F(Output, a_device_is_written_in_place) {
    EXPECT_EQ(into("-o /dev/null").exit_code, 0);
    EXPECT_TRUE(fs::is_character_file("/dev/null"));
    if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
    const Ran full = into("-o /dev/full");
    EXPECT_EQ(full.exit_code, 3);
    EXPECT_EQ(full.err, "parley: /dev/full: expected room for it, found No space left on device\n");
    EXPECT_TRUE(fs::is_character_file("/dev/full"));
}

TEST_F(Output, a_folder_is_refused) {
    const Ran ran = into("-o .");
    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_EQ(ran.err, "parley: .: expected a file that can be written, found a folder\n");
}

TEST_F(Output, a_dash_is_standard_output) {
    EXPECT_EQ(into("-o -").out, whole);
    const Ran game = into("--json -o - >copy; parley talks steel-2018 --efg - -o text");
    EXPECT_EQ(game.exit_code, 0) << game.err;
    EXPECT_EQ(game.out.substr(0, 7), "EFG 2 R");
    EXPECT_EQ(folder.content(), "copy text");
}

TEST_F(Output, a_folder_or_a_store_cannot_go_to_standard_output) {
    for (const char* words :
         {"world export world-2017 -o -", "world aggregate world-2017 --map m -o -", "world build cp2015 -o -",
          "sweep steel-2018 -o -", "forecast steel-2018 --store -", "brief steel-2018 --store -"}) {
        const Ran ran = shell("cd '" + folder.path("") + "'\nparley " + words);
        EXPECT_EQ(ran.exit_code, 2) << words;
        EXPECT_THAT(ran.err, HasSubstr("cannot be standard output")) << words;
    }
    EXPECT_EQ(folder.content(), "");
}

TEST_F(Output, a_write_that_fails_leaves_what_was_there_and_nothing_else) {
    const std::string path = folder.file("out", "old");
    const Ran ran = shell("cd '" + folder.path("") + "'\nulimit -f 0\n" + conflict + "-o out 2>/dev/null");
    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_EQ(text_of(path), "old");
    EXPECT_EQ(folder.content(), "out");
}

TEST_F(Output, what_a_killed_write_left_is_gone_after_the_next) {
    (void)folder.file("out", "old");
    (void)folder.file(".out.partial", "half of a te");
    EXPECT_EQ(into("-o out").exit_code, 0);
    EXPECT_EQ(text_of(folder.path("out")), whole);
    EXPECT_EQ(folder.content(), "out");
}

// What the system says of a read that fails is passed on; a folder, a pipe and a name that is not UTF-8 are no bugs.
TEST_F(Output, input_that_cannot_be_read_is_one_line_and_exit_code_three) {
    for (const std::string& command :
         std::vector<std::string>{"conflict /proc/self/mem", "conflict /", "solve --by USA --duties /proc/self/mem",
                                  "check us-china-2018 --source /dev/null",
                                  "conflict '" + folder.file("nested.yaml", std::string(900'000, '[')) + "'",
                                  "conflict '" + folder.file("large.yaml", std::string(3'900'000, '[')) + "'",
                                  "solve '" + folder.path("\xff\xfe") + "' --json"}) {
        const Ran ran = shell("ulimit -v 400000\nparley " + command);
        EXPECT_EQ(ran.exit_code, 3) << command << ": " << ran.err;
        EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
        EXPECT_EQ(ran.err.find("a bug"), std::string::npos) << ran.err;
    }
}

TEST_F(Output, a_name_that_is_not_utf_8_is_no_bug_in_json) {
    const std::string name = folder.file("cuba \xff.yaml", text_of(source_folder() / "conflicts/cuba-1962.yaml"));
    const std::string duties = folder.file("duties \xff.csv", "importer,exporter,sector,add_points\nUSA,CHN,C29,25\n");
    for (const std::string& command : {"conflict '" + name + "' --json", "solve --duties '" + duties + "' --json"}) {
        const Ran ran = shell("parley " + command);
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        EXPECT_EQ(ran.out.substr(0, 1), "{");
        EXPECT_EQ(ran.out.find('\xff'), std::string::npos);
    }
}

TEST_F(Output, a_write_waits_for_another_of_the_same_file) {
    const std::string partial = folder.file(".out.partial", "of a writer that lives");
    const int writer = ::open(partial.c_str(), O_RDONLY);
    ASSERT_EQ(::flock(writer, LOCK_EX), 0);
    EXPECT_EQ(
        shell("cd '" + folder.path("") + "'\ntimeout 1 bash -c '\"$0\" conflict \"$1\" -o out' '" PARLEY_PROGRAM "' '" +
              (source_folder() / "conflicts/cuba-1962.yaml").string() + "'")
            .exit_code,
        124);
    EXPECT_EQ(text_of(partial), "of a writer that lives");
    ::close(writer);
    EXPECT_EQ(into("-o out").exit_code, 0);
    EXPECT_EQ(folder.content(), "out");
}

TEST_F(Output, standard_error_that_cannot_be_written_changes_no_exit_code) {
    for (const char* to : {"2>&-", "2>/dev/full"}) {
        EXPECT_EQ(shell(std::string("parley solve nothing.yaml ") + to).exit_code, 3) << to;
        EXPECT_EQ(shell(std::string("parley solve --nothing ") + to).exit_code, 2) << to;
        EXPECT_EQ(shell(std::string("parley ") + to).exit_code, 2) << to;
        EXPECT_EQ(into(to).exit_code, 0) << to;
    }
}

TEST_F(Output, standard_output_that_is_closed_or_full_is_one_line_and_exit_3) {
    for (const char* to : {">&-", ">/dev/full"}) {
        const Ran ran = into(to);
        EXPECT_EQ(ran.exit_code, 3) << to;
        EXPECT_THAT(ran.err, HasSubstr("parley: standard output: expected to be written, found ")) << to;
        EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << to;
    }
}

// What a terminal obeys: an escape, a return, a C1 control character, a bidirectional override and an isolate.
const std::pair<const char*, const char*> obeyed[] = {{"\x1b[31m", "U+001B"},
                                                      {"a\rb", "U+000D"},
                                                      {"\xc2\x9b", "U+009B"},
                                                      {"\xe2\x80\xae", "U+202E"},
                                                      {"\xe2\x81\xa6", "U+2066"}};

std::string replaced(std::string text, const std::string& old, const std::string& by) {
    const std::size_t at = text.find(old);
    EXPECT_NE(at, std::string::npos) << old;
    return text.replace(at, old.size(), by);
}

TEST_F(Output, a_conflict_whose_title_steers_the_terminal_is_refused) {
    const std::string text = text_of(source_folder() / "conflicts/cuba-1962.yaml");
    for (const auto& [what, name] : obeyed) {
        (void)folder.file("c.yaml", replaced(text, "title: ", std::string("title: x") + what));
        const Ran ran = shell("cd '" + folder.path("") + "'; parley conflict c.yaml");
        EXPECT_EQ(ran.exit_code, 3) << name;
        EXPECT_THAT(ran.err, HasSubstr("c.yaml:3:8: expected text without control characters, found " +
                                       std::string(name) + " in '"));
        for (const auto& [each, of] : obeyed) EXPECT_EQ(ran.err.find(each), std::string::npos) << of;
    }
}

TEST_F(Output, a_scenario_whose_label_steers_the_terminal_is_refused_also_where_it_is_written_as_an_escape) {
    const std::string text = text_of(source_folder() / "scenarios/steel-2018/scenario.yaml");
    const std::size_t at = text.find("label: ");
    ASSERT_NE(at, std::string::npos);
    (void)folder.file("s.yaml", text.substr(0, at) + "label: \"\\e[2J\"" + text.substr(text.find('\n', at)));
    const Ran ran = shell("cd '" + folder.path("") + "'; parley check s.yaml");
    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_THAT(ran.err, ::testing::ContainsRegex("s.yaml:[0-9]+:[0-9]+: expected text without control characters"));
}

TEST_F(Output, a_world_whose_name_steers_the_terminal_is_refused) {
    write_world_folder(small_world(), folder.path("w"));
    const std::string yaml = text_of(folder.path("w/world.yaml"));
    (void)folder.file("w/world.yaml", replaced(yaml, "United States", "United \xe2\x80\xaeStates"));
    const Ran ran = shell("cd '" + folder.path("") + "'; parley world info w");
    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_THAT(ran.err, ::testing::ContainsRegex("world.yaml:[0-9]+:[0-9]+: expected text without control"));
    const std::string flows = text_of(folder.path("w/flows.csv"));
    (void)folder.file("w/world.yaml", yaml);
    (void)folder.file("w/flows.csv", "# \xc2\x9b\n" + flows);
    EXPECT_THAT(shell("cd '" + folder.path("") + "'; parley world info w").err,
                HasSubstr("flows.csv:1:3: expected text, found the control character U+009B"));
}

TEST_F(Output, the_name_of_a_file_steers_no_terminal) {
    const std::string text = text_of(source_folder() / "scenarios/steel-2018/scenario.yaml");
    for (const char* name : {"s\x1b[31m.yaml", "s\xe2\x80\xae.yaml", "s\xff.yaml"}) {
        (void)folder.file(name, text);
        const Ran ran = shell("cd '" + folder.path("") + "'; parley solve '" + name +
                              "' --outcome march; parley check '" + name + "'; parley check '" + name + "x'");
        EXPECT_EQ(ran.exit_code, 3);
        EXPECT_EQ((ran.out + ran.err).find(name), std::string::npos);
        EXPECT_THAT(ran.out, HasSubstr("s?"));
        EXPECT_THAT(ran.err, HasSubstr("parley: s?"));
        const Ran as_json = shell("cd '" + folder.path("") + "'; parley solve '" + name + "' --outcome march --json");
        EXPECT_EQ(as_json.exit_code, 0) << as_json.err;
        EXPECT_EQ(json::parse(as_json.out)["manifest"]["scenario"]["file"].get<std::string>().find('?'), 1U);
    }
}

}  // namespace
}  // namespace parley::testing::output_test
