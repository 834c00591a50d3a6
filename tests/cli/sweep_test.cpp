// `parley sweep` and forecasts drawn from it, as a user runs them: the same numbers whatever happens on the way.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include <spawn.h>
#include <sys/wait.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/numerics/random_stream.hpp"
#include "tests/cli/program.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/study/small_dispute.hpp"
#include "tests/support/json_schema.hpp"

extern char** environ;

namespace parley::testing {
namespace {

using ::testing::HasSubstr;

class Sweeps : public ::testing::Test {
protected:
    Folder folder;
    const std::string file = folder.file("dispute.yaml", small_dispute());
};

json sweep_schema(const std::string& name) {
    return json::parse(tables::read_file((source_folder() / "docs/schema" / (name + "-1.schema.json")).string()));
}

// Starts the program, kills it with SIGKILL after so long; whether the signal is what ended it.
bool killed(std::vector<std::string> arguments, std::chrono::microseconds after) {
    arguments.insert(arguments.begin(), PARLEY_PROGRAM);
    std::vector<char*> words;
    for (std::string& each : arguments) words.push_back(each.data());
    words.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", 1, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", 1, 0);
    pid_t child = 0;
    const int problem = posix_spawn(&child, words[0], &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (problem != 0) throw std::runtime_error("the program does not start");
    std::this_thread::sleep_for(after);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

TEST_F(Sweeps, a_sweep_that_was_killed_again_and_again_ends_with_the_same_bytes) {
    const std::string options = "sweep " + file + " --points 200 --seed 3 --threads 2 -o ";
    const std::string whole = folder.path("whole.sqlite"), broken = folder.path("broken.sqlite");
    const auto start = std::chrono::steady_clock::now();
    const Ran once = shell("parley " + options + whole + " --csv");
    ASSERT_EQ(once.exit_code, 0) << once.err;
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);

    // Each run gets a tenth of the way at most, so that there is something left to kill; what runs take differs.
    numerics::RandomStream moments(11, 0);
    int hits = 0, tries = 0;
    const int wanted = at_full_length() ? 50 : 10;
    while (hits < wanted && tries < 20 * wanted) {
        ++tries;
        const auto after = std::chrono::microseconds(
            static_cast<std::int64_t>(moments.uniform(0.02, 1.5 / wanted) * static_cast<double>(took.count())));
        hits +=
            killed({"sweep", file, "--points", "200", "--seed", "3", "--threads", "2", "-o", broken}, after) ? 1 : 0;
    }
    std::printf("kills: %d hit a running sweep, of %d tried\n", hits, tries);
    EXPECT_EQ(hits, wanted) << "kills that hit a running program, of " << tries;
    const Ran again = shell("parley " + options + broken + " --csv");
    ASSERT_EQ(again.exit_code, 0) << again.err;
    EXPECT_TRUE(again.out == once.out) << "the tables differ";
    EXPECT_EQ(shell("parley " + options + broken + " --json").out, shell("parley " + options + whole + " --json").out);
    const std::string forecast = "parley forecast " + file + " --draws 40 --json --store ";
    const Ran from_whole = shell(forecast + whole), from_broken = shell(forecast + broken);
    ASSERT_EQ(from_whole.exit_code, 0) << from_whole.err;
    EXPECT_EQ(from_broken.out, from_whole.out);
}

TEST_F(Sweeps, parts_put_together_are_the_whole) {
    const std::string options = "parley sweep " + file + " --points 5 --csv";
    const Ran whole = shell(options);
    ASSERT_EQ(whole.exit_code, 0) << whole.err;
    const std::string head = whole.out.substr(0, whole.out.find('\n') + 1);
    for (const std::size_t parts : {std::size_t{2}, std::size_t{7}}) {
        std::string together = head;
        for (std::size_t k = 1; k <= parts; ++k) {
            const Ran part = shell(options + " --part " + std::to_string(k) + "/" + std::to_string(parts));
            ASSERT_EQ(part.exit_code, 0) << part.err;
            ASSERT_EQ(part.out.substr(0, head.size()), head);
            together += part.out.substr(head.size());
        }
        EXPECT_EQ(together, whole.out);
    }
    for (const char* wrong : {"0/2", "3/2", "1", "a/b", "1/2x", "-1/2"})
        EXPECT_EQ(shell(options + " --part " + wrong).exit_code, 2) << wrong;
    EXPECT_EQ(shell("parley sweep " + file + " --points 5 --part 1/2").exit_code, 2) << "not as CSV";
}

TEST_F(Sweeps, a_store_holds_what_a_run_in_memory_finds_on_any_number_of_threads) {
    const std::string store = folder.path("kept.sqlite");
    const std::string options = "parley sweep " + file + " --points 5 --csv";
    const Ran kept = shell(options + " -o " + store + " --threads 3"), free = shell(options + " --threads 1");
    ASSERT_EQ(kept.exit_code, 0) << kept.err;
    EXPECT_EQ(kept.out, free.out);
    EXPECT_EQ(shell("parley sweep " + file + " --csv -o " + store).out, free.out) << "read from the store";
    const std::string forecast = "parley forecast " + file + " --draws 10 --json";
    EXPECT_EQ(shell(forecast + " --store " + store).out, shell(forecast + " --points 5 --threads 2").out);
}

TEST_F(Sweeps, a_store_says_what_it_is_of_and_whether_it_is_whole) {
    const std::string store = folder.path("kept.sqlite");
    ASSERT_EQ(shell("parley sweep " + file + " --points 4 -o " + store).exit_code, 0);
    EXPECT_THAT(shell("parley store info " + store).out, HasSubstr("4 points, seed 7; "));
    const Ran whole = shell("parley store verify " + store);
    EXPECT_EQ(whole.exit_code, 0) << whole.err;
    EXPECT_THAT(whole.out, HasSubstr("is as it was written"));
    for (const char* command : {"info ", "verify "}) {
        const json said = json::parse(shell("parley store " + std::string(command) + store + " --json").out);
        EXPECT_EQ(schema_problem(sweep_schema("store"), said), "");
        EXPECT_EQ(said["points"], 4);
        EXPECT_EQ(said["seed"], 7);
        EXPECT_EQ(said["blocks_done"], said["blocks"]);
        EXPECT_EQ(said["finished"], true);
    }
    std::string bytes = text_of(store);
    bytes[bytes.size() - 100] = static_cast<char>(bytes[bytes.size() - 100] ^ 4);
    const std::string damaged = folder.file("damaged.sqlite", bytes);
    for (const std::string& command :
         {"store verify " + damaged, "store info " + damaged, "store verify --json " + damaged,
          "forecast " + file + " --draws 10 --store " + damaged, "store verify " + folder.path("none"),
          "sweep " + file + " -o :memory:"}) {
        const Ran ran = shell("parley " + command);
        EXPECT_EQ(ran.exit_code, 3) << command;
        EXPECT_EQ(ran.out, "") << command;
        EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
    }
}

// The least address space, in megabytes, in which the program starts at all.
int least_to_start() {
    int not_enough = 0, enough = 4096;
    while (enough - not_enough > 1) {
        const int middle = (enough + not_enough) / 2;
        const bool starts = shell("ulimit -v " + std::to_string(middle * 1024) + "\nparley --version").exit_code == 0;
        (starts ? enough : not_enough) = middle;
    }
    return enough;
}

// From what is just enough to start to what is enough to finish: twice as much more at each step, or where there is
// time, and the program soon ends, 2 MB more.
TEST_F(Sweeps, memory_that_ends_is_one_line_and_an_exit_code_on_many_threads) {
    const bool slow = at_full_length();
    const std::string store = folder.path("kept.sqlite"), page = folder.path("brief.json");
    std::vector<std::string> commands{"sweep " + file + " --points 40 --threads 8 --csv",
                                      "sweep " + file + " --points 4 --threads 8 -o " + store,
                                      "forecast " + file + " --draws 10 --points 3 --threads 8 --json",
                                      "brief " + file + " --json --threads 8 -o " + page, "solve " + file};
    if (slow)
        for (const char* real : {"solve us-china-2018 --json", "deals us-china-2018 --threads 8 --json", "world info",
                                 "solve --duty CHN:+25:goods:150 --by USA --threads 8",
                                 "duties --date 2019-09-01 --by USA --on CHN", "check us-china-2018"})
            commands.push_back(real);
    const auto in_small_steps = [&](const std::string& command) { return slow && command.find(file) != command.npos; };
    const int least = least_to_start();
    int ended = 0;
    for (const std::string& command : commands) {
        SCOPED_TRACE(command);
        Ran ran;
        for (int more = 0; more <= 4096; more = in_small_steps(command) ? more + 2 : 2 * more + 1) {
            std::remove(store.c_str());
            std::remove(page.c_str());
            ran = shell("ulimit -v " + std::to_string((least + more) * 1024) + "\nparley " + command);
            if (ran.exit_code == 0) break;
            ++ended;
            ASSERT_EQ(ran.exit_code, 1) << least << " + " << more << " MB: " << ran.err;
            EXPECT_EQ(ran.err, "parley: out of memory\n") << least << " + " << more << " MB";
            EXPECT_EQ(ran.out, "");
            EXPECT_TRUE(!std::filesystem::exists(page)) << "it is there whole or not at all";
        }
        EXPECT_EQ(ran.exit_code, 0);
    }
    EXPECT_GE(ended, 3 * static_cast<int>(commands.size()));
    std::printf("memory that ends: %d limits at which it did, %d commands\n", ended, static_cast<int>(commands.size()));
}

TEST_F(Sweeps, a_store_of_something_else_is_refused_and_what_differs_is_said) {
    const std::string store = folder.path("kept.sqlite");
    ASSERT_EQ(shell("parley sweep " + file + " --points 4 -o " + store).exit_code, 0);
    const Ran points = shell("parley sweep " + file + " --points 5 -o " + store);
    EXPECT_EQ(points.exit_code, 3);
    EXPECT_THAT(points.err, HasSubstr("points 5, found 4"));
    const Ran seed = shell("parley forecast " + file + " --seed 8 --store " + store);
    EXPECT_EQ(seed.exit_code, 3);
    EXPECT_THAT(seed.err, HasSubstr("seed 8, found 7"));
    const Ran options = shell("parley sweep " + file + " --elasticities CP -o " + store);
    EXPECT_EQ(options.exit_code, 3);
    EXPECT_THAT(options.err, HasSubstr("elasticities CP"));
    const std::string other = folder.file("other.yaml", replaced(small_dispute(), "A small dispute", "Another one"));
    const Ran scenario = shell("parley sweep " + other + " --points 4 -o " + store);
    EXPECT_EQ(scenario.exit_code, 3);
    EXPECT_THAT(scenario.err, HasSubstr("a store of the same run, scenario"));
    const Ran text = shell("parley sweep " + file + " -o " +
                           folder.file("notes.txt",
                                       "not a database, but long enough to be looked at as if it were one, which takes "
                                       "a hundred bytes or more of text"));
    EXPECT_EQ(text.exit_code, 3);
    EXPECT_THAT(text.err, HasSubstr("notes.txt"));
    EXPECT_EQ(text_of(folder.path("notes.txt")).substr(0, 14), "not a database");
}

TEST_F(Sweeps, sweeps_and_forecasts_from_them_follow_their_schemas) {
    const Ran sweep = shell("parley sweep " + file + " --points 6 --json");
    ASSERT_EQ(sweep.exit_code, 0) << sweep.err;
    const json swept = json::parse(sweep.out);
    EXPECT_EQ(schema_problem(sweep_schema("sweep"), swept), "");
    ASSERT_EQ(swept["points"].size(), 6U);
    // One number of the file has a range, the duty, 10 to 30 points; so have how readily buyers turn to other products,
    // and the elasticity of services. A Latin hypercube meets each sixth of it once.
    ASSERT_EQ(swept["sweep"]["inputs"].size(), 3U);
    std::vector<int> sixth;
    for (const json& point : swept["points"])
        sixth.push_back(static_cast<int>((point["numbers"][0].get<double>() - 0.1) / 0.2 * 6));
    EXPECT_THAT(sixth, ::testing::UnorderedElementsAre(0, 1, 2, 3, 4, 5));
    const Ran forecast = shell("parley forecast " + file + " --draws 12 --points 6 --json");
    ASSERT_EQ(forecast.exit_code, 0) << forecast.err;
    const json result = json::parse(forecast.out);
    EXPECT_EQ(schema_problem(sweep_schema("forecast"), result), "");
    EXPECT_EQ(result["sweep"]["points"], 6);
    ASSERT_FALSE(result["tornadoes"].empty());
    for (const json& tornado : result["tornadoes"])
        for (const json& bar : tornado["bars"]) {
            EXPECT_GE(bar["low"]["draws"].get<int>() + bar["high"]["draws"].get<int>(), 2) << bar;
            if (bar["low"]["name"].is_null()) {
                EXPECT_LE(bar["low"]["to"], bar["high"]["from"]) << bar;
            }
        }
}

TEST_F(Sweeps, the_income_at_a_point_is_that_of_a_scenario_with_its_numbers) {
    // One point, its duty and elasticities written into the file: an independent solve gives the same.
    const json swept = json::parse(shell("parley sweep " + file + " --points 1 --json --elasticities CP").out);
    const json& point = swept["points"][0];
    EXPECT_EQ(point["elasticities"], "CP");
    const std::string duty = std::to_string(100 * point["numbers"][0].get<double>());
    const std::string written =
        replaced(small_dispute(), "{value: +25 points, range: [10 points, 30 points], assumption: law}",
                 "{value: +" + duty + " points, definition: so}");
    world::World world = small_world();
    for (double& theta : world.elasticity_sources[1].theta) theta *= point["elasticity_factor"].get<double>();
    write_world_folder(world, folder.path("scaled"));
    const std::string scaled =
        folder.file("scaled.yaml", replaced(written, "world: " + small_world_folder(), "world: scaled"));
    const Ran deals = shell("parley deals " + scaled + " --json --elasticities CP --services-elasticity " +
                            std::to_string(point["numbers"].back().get<double>()));
    ASSERT_EQ(deals.exit_code, 0) << deals.err;
    const json alone = json::parse(deals.out);
    ASSERT_EQ(alone["disagreement"]["id"], "goods");
    for (const std::string party : {"usa", "china"})
        EXPECT_NEAR(point["real_income_usd_m"]["goods"][party].get<double>(),
                    alone["disagreement"]["outcome"]["real_income_usd_m"][party].get<double>(), 1e-4);
}

}  // namespace
}  // namespace parley::testing
