// The nth call of a kind fails, over every command: what is left is the full result, or one line, the right exit code
// and nothing half-written.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <map>
#include <sstream>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/study/small_dispute.hpp"

extern char** environ;

namespace parley::testing::faults_test {
namespace {

namespace fs = std::filesystem;

constexpr int hung = 1000;

// The program with these words, in `folder`, with what `fault` says (failing_calls.cpp); its calls are counted in
// `counts`.
Ran run(const std::vector<std::string>& words, const std::string& folder, const std::string& fault,
        const std::string& counts) {
    const Folder said;
    const char* program = std::getenv("PARLEY_PROGRAM");
    std::vector<std::string> all{program != nullptr ? program : PARLEY_PROGRAM};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> arguments;
    for (std::string& each : all) arguments.push_back(each.data());
    arguments.push_back(nullptr);
    std::vector<std::string> more{"LD_PRELOAD=" PARLEY_FAILING_CALLS, "PARLEY_FAULT=" + fault,
                                  "PARLEY_FAULT_COUNTS=" + counts};
    std::vector<char*> environment;
    for (char** each = environ; *each != nullptr; ++each) environment.push_back(*each);
    for (std::string& each : more) environment.push_back(each.data());
    environment.push_back(nullptr);
    const std::string out = said.path("out"), err = said.path("err");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, out.c_str(), O_WRONLY | O_CREAT, 0666);
    posix_spawn_file_actions_addopen(&actions, 2, err.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0666);
    posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
    pid_t child = 0;
    const int problem = posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    if (problem != 0) throw std::runtime_error("the program does not start");
    int status = 0;
    const auto start = std::chrono::steady_clock::now();
    int pause = 200;
    while (::waitpid(child, &status, WNOHANG) == 0) {
        if (std::chrono::steady_clock::now() - start > std::chrono::minutes(2)) {
            ::kill(child, SIGKILL);
            ::waitpid(child, &status, 0);
            return {hung, "", ""};
        }
        ::usleep(static_cast<useconds_t>(pause));
        pause = std::min(2 * pause, 20000);
    }
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), text_of(out), text_of(err)};
}

// All files below `folder` by their paths in it.
std::map<std::string, std::string> files_in(const std::string& folder) {
    std::map<std::string, std::string> result;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        result[fs::relative(entry.path(), folder).string()] = entry.is_directory() ? "a folder" : text_of(entry.path());
    return result;
}

struct Command {
    const char* words;
    /// A file that is there before in every other run, and is then replaced or stays; a store goes on where it stopped.
    const char* writes = nullptr;
    bool goes_on = false;
    bool replaces = true;  ///< false: refused where there is a file
};

const std::vector<Command>& commands() {
    static const std::vector<Command> all{
        {"--version"},
        {"--licences"},
        {"solve --help"},
        {"solve dispute.yaml"},
        {"solve dispute.yaml --json -o out", "out"},
        {"solve --world small --duty CHN:+25:all --by USA --threads 3"},
        {"solve --world small --duties duties.csv --json -o out", "out"},
        {"attribute --world small --balance USA:CHN --threads 2"},
        {"deals dispute.yaml --threads 3 --json"},
        {"standoff dispute.yaml"},
        {"talks dispute.yaml"},
        {"record dispute.yaml"},
        {"forecast dispute.yaml --draws 10 --points 3 --threads 3"},
        {"forecast dispute.yaml --draws 10 --store kept.sqlite --json"},
        {"sweep dispute.yaml --points 4 --csv"},
        {"sweep dispute.yaml --points 4 --threads 3 -o out", "out", true},
        {"store info kept.sqlite"},
        {"store verify kept.sqlite --json"},
        {"brief dispute.yaml --no-engine -o out", "out"},
        {"brief dispute.yaml --json --threads 3 -o out", "out"},
        {"conflict conflict.yaml"},
        {"conflict conflict.yaml --json -o out", "out"},
        {"precedents us-china-2018"},
        {"precedents us-brazil-2025 --register out", "out", false, false},
        {"score forecast.csv after.yaml"},
        {"backtest --no-lenses --draws 9 --only us-brazil-2025"},
        {"check dispute.yaml"},
        {"check us-china-2018"},
        {"migrate old.yaml -o out", "out"},
        {"duties us-301-1"},
        {"duties --date 2019-09-01 --by USA --on CHN --csv -o out", "out"},
        {"world list"},
        {"world info small"},
        {"world check small"},
        {"world export small -o out", "out"},
        {"world aggregate small --map map.csv -o out", "out"},
    };
    return all;
}

class Faults : public ::testing::Test {
protected:
    Folder folder;
    Folder counted;
    const std::string counts = counted.path("counts");
    int injected = 0, tried = 0, full = 0, said = 0, others = 0;

    void SetUp() override {
        fs::copy(small_world_folder(), folder.path("small"), fs::copy_options::recursive);
        write("dispute.yaml", replaced(small_dispute(), small_world_folder(), "small"));
        write("conflict.yaml", text_of(source_folder() / "conflicts/elmira-1993.yaml"));
        write("duties.csv", "importer,exporter,sector,rate_pct\nUSA,CHN,C26,25\n");
        write("map.csv", "kind,from,to,name\neconomy,ROW,REST,The rest\n");
        write("after.yaml", text_of(source_folder() / "histories/us-brazil-2025/after.yaml"));
        const std::string former = replaced(replaced(small_dispute(), "parley: 2", "parley: 1"),
                                            "no-deal: {outcome: goods, assumption: so}", "disagreement: goods");
        write("old.yaml", replaced(replaced(former, ", deadline: last-round", ""), small_world_folder(), "small"));
        ASSERT_EQ(plain({"precedents", "us-brazil-2025", "--register", "forecast.csv"}).exit_code, 0);
        ASSERT_EQ(plain({"sweep", "dispute.yaml", "--points", "4", "-o", "kept.sqlite"}).exit_code, 0);
    }
    void write(const std::string& name, const std::string& text) const { (void)folder.file(name, text); }
    Ran plain(const std::vector<std::string>& words) { return run(words, folder.path("."), "", counts); }

    std::map<std::string, long> calls() const {
        std::map<std::string, long> result;
        std::istringstream lines(text_of(counts));
        std::string kind;
        for (long k = 0; lines >> kind >> k;) result[kind] = k;
        return result;
    }
    void clear(const Command& command, bool there) {
        if (command.writes == nullptr) return;
        fs::remove_all(folder.path(command.writes));
        if (there) write(command.writes, "before\n");
    }

    // The exit code and the line that may end a run in which such a call failed.
    static bool is_right(const std::string& kind, int code, const std::string& line) {
        if (kind == "allocation")
            return (code == 1 && line == "parley: out of memory\n") || (code == 3 && line.find("emory") != line.npos);
        return code == 3 && line.starts_with("parley: ");
    }

    void inject(const Command& command) {
        std::istringstream written(command.words);
        const std::vector<std::string> words{std::istream_iterator<std::string>(written), {}};
        clear(command, false);
        const Ran right = plain(words);
        if (right.err.find("this build has no page") != right.err.npos) return;
        ASSERT_TRUE(right.exit_code == 0 || right.exit_code == 3)
            << command.words << ": " << right.exit_code << " " << right.err;
        const auto result = files_in(folder.path("."));
        ++injected;
        // In every other run there is a file to be replaced.
        const bool replaces = command.writes != nullptr && !command.goes_on && command.replaces &&
                              fs::is_regular_file(folder.path(command.writes));
        const bool slow = std::getenv("PARLEY_SLOW") != nullptr;
        for (const auto& [kind, count] : calls()) {
            const bool memory = kind == "allocation";
            const long most = slow ? (memory ? 60 : 20) : memory ? 2 : 1;
            const long times = std::min(count, most);
            for (long k = 0; k < times; ++k) {
                const long at = times == 1 ? (count + 1) / 2 : 1 + k * (count - 1) / (times - 1);
                const bool there = k % 2 == 1 && replaces;
                const std::string fault = kind + ":" + std::to_string(at) + (k % 3 == 2 ? "+" : "");
                clear(command, there);
                judge(command, words, fault, kind, right, result);
            }
        }
    }

    void judge(const Command& command, const std::vector<std::string>& words, const std::string& fault,
               const std::string& kind, const Ran& right, const std::map<std::string, std::string>& result) {
        const auto before = files_in(folder.path("."));
        const Ran ran = run(words, folder.path("."), fault, counts);
        ++tried;
        const auto found = files_in(folder.path("."));
        if (ran.exit_code == right.exit_code && ran.out == right.out && ran.err == right.err && found == result) {
            ++full;
            return;
        }
        // Of what is only said, and of a line about writing where all writing fails, there is no line.
        const bool silenced = ran.err.empty() && kind == "write" && (right.exit_code != 0 || fault.back() == '+') &&
                              ran.exit_code == (right.exit_code != 0 ? right.exit_code : 3);
        const bool one_line = std::count(ran.err.begin(), ran.err.end(), '\n') == 1 && ran.err.ends_with('\n');
        // Standard output cannot be taken back; memory may end when all is written.
        const bool out_is_right = ran.out.empty() || (kind == "write" && right.out.starts_with(ran.out)) ||
                                  (kind == "allocation" && ran.out == right.out);
        bool files_are_right = found == before || found == result;  // each whole
        if (command.goes_on) {
            // What there is of it is whole: the rest is done by the next run, which prints what a whole one does.
            const Ran next = plain(words);
            files_are_right = next.exit_code == 0 && next.out == right.out;
            if (ran.exit_code == 0 && ran.out == right.out && files_are_right) {
                ++full;
                return;
            }
        }
        if ((silenced || (one_line && is_right(kind, ran.exit_code, ran.err))) && out_is_right && files_are_right) {
            ++said;
            return;
        }
        ++others;
        std::string left;
        for (const auto& [name, text] : found)
            if (!before.contains(name) || before.at(name) != text) left += " " + name;
        ADD_FAILURE() << "parley " << command.words << "\n  with " << fault << ": exit code " << ran.exit_code << ", "
                      << ran.out.size() << " bytes of " << right.out.size() << ", says '" << ran.err << "', leaves"
                      << left;
    }
};

TEST_F(Faults, end_in_the_full_result_or_one_line_the_right_exit_code_and_nothing_half_written) {
    for (const Command& command : commands()) inject(command);
    std::printf("faults: %d injected, %d full results, %d said in one line, %d others; %d commands\n", tried, full,
                said, others, injected);
    EXPECT_GE(injected, 35) << "one is of builds with a page";
    EXPECT_GE(tried, 3 * injected);
}

}  // namespace
}  // namespace parley::testing::faults_test
