#pragma once
// A course that has been played need not be played again: what is kept of it, and of what.
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "parley/analysis/course/course.hpp"
#include "parley/pricing/sweep.hpp"

namespace parley::foresight {

/// The likeliest step, then the likeliest after it, and so on, as long as more goes on than rests there: acts, and the
/// levels that hold after each.
struct LeadingStep {
    dispute::course::Act act{};
    std::size_t party{};
    std::vector<std::size_t> levels;  ///< by issue of the agenda
    bool operator==(const LeadingStep&) const = default;
};
[[nodiscard]] std::vector<LeadingStep> leading_branch(const pricing::Worth& worth,
                                                      const analysis::course::CourseAnalysis& is);

/// What is asked of a course under other economics.
struct PlayedCourse {
    bool out_of_reach = false;  ///< an outcome that matters is: there is no course
    std::array<double, dispute::endings::ending_count> endings{};
    std::vector<LeadingStep> leading;
    bool operator==(const PlayedCourse&) const = default;
};

/// Exactly, and back; nothing of a text that is none of these.
[[nodiscard]] std::string text_of(const PlayedCourse& played);
[[nodiscard]] std::optional<PlayedCourse> played_in(const std::string& text);

/// Where courses are kept. Called from one thread at a time.
struct KeptCourses {
    std::string program;  ///< who plays: another program plays again
    std::function<std::optional<std::string>(const std::string& key)> find;
    std::function<void(const std::string& key, const std::string& text)> put;
};

/// SHA-256 of everything that the course of this dispute under the economics `there` depends on: the program, the file,
/// every number of it as it is set, the prices of the base (what was said is read by them) and those there, and what is
/// asked. Whatever of these is another gives another key.
[[nodiscard]] std::string key_of(const std::string& program, const pricing::Worth& worth,
                                 const analysis::course::CourseAsked& asked, const analysis::RecordOptions& record,
                                 const pricing::PointEconomics& there);

}  // namespace parley::foresight
