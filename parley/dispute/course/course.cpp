#include "parley/dispute/course/course.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "parley/dispute/course/backward.hpp"

namespace parley::dispute::course {
namespace {

// How far a pass goes of the way to what it finds, and what types have in common of the way to where it would end.
struct Stride {
    double part = 0.5, lead = 0.2;
};

// One party's values, a stride on from what they were before a pass. Gives, by state, what the pass would come to in
// the end, in the mean over types.
std::vector<double> stride_on(const Backward& at, const PartyTypes& party, double step, const Stride& stride,
                              const std::vector<double>& found, std::vector<double>& values) {
    const std::vector<double>& fresh = party.fresh.empty() ? party.weight : party.fresh;
    const std::size_t n = party.types();
    double stays = 0.0;
    for (std::size_t k = 0; k < n; ++k) stays += fresh[k] * std::exp(-party.discount[k] * step / months_a_year);
    std::vector<double> common(values.size() / n, 0.0);
    for (std::size_t s = 0; s < common.size(); ++s)
        for (std::size_t k = 0; k < n; ++k) common[s] += fresh[k] * (found[s * n + k] - values[s * n + k]);
    std::vector<double> end = at.in_the_end(common, stays);
    for (std::size_t s = 0; s < common.size(); ++s)
        for (std::size_t k = 0; k < n; ++k) {
            double& value = values[s * n + k];
            value += stride.part * (found[s * n + k] - value) + stride.lead * (end[s] - common[s]);
        }
    return end;
}

double largest_of(const std::vector<double>& values) {
    double largest = 0.0;
    for (const double each : values) largest = std::max(largest, std::abs(each));
    return largest;
}

// A date of the regular kind, over and over. Best replies overshoot each other where values follow them at once, so
// passes go part of the way. What all types of a party have in common would then die out only as fast as they discount:
// it is led to where it would end. Types that are all but indifferent turn from pass to pass, so that at last no stride
// of one length comes nearer: strides become shorter, and what such types do goes by its average. Nothing here is
// extrapolated from the passes before: with that the end hung on the last digits of prices.
void find_stationary(Backward& at, const std::vector<PartyTypes>& types, const CourseOptions& options,
                     const ForEach& each, Course& course) {
    constexpr std::size_t at_full_length = 100, at_each_shorter = 20, most_halvings = 4;  // passes that come no nearer
    constexpr double nearer = 0.9;
    Event regular;
    regular.next = options.step;
    regular.election.assign(types.size(), false);
    Stride stride;
    Values point = at.now;
    double least = std::numeric_limits<double>::infinity();
    std::size_t since = 0, halvings = 0;
    std::vector<double> sum;  // of what passes since the last halving would come to
    std::size_t summed = 0;
    while (course.passes < options.most_passes) {
        at.over(regular);
        ++course.passes;
        std::vector<std::vector<double>> end(2 * types.size());
        each(end.size(), 1, [&](std::size_t first, std::size_t last) {
            for (std::size_t k = first; k < last; ++k) {
                const std::size_t p = k / 2;
                const auto of = k % 2 == 0 ? &Values::all : &Values::solved;
                end[k] = stride_on(at, types[p], options.step, stride, (at.now.*of)[p], (point.*of)[p]);
            }
        });
        std::vector<double> ends;
        for (const std::vector<double>& of : end) ends.insert(ends.end(), of.begin(), of.end());
        at.now = point;
        sum.resize(ends.size(), 0.0);
        for (std::size_t i = 0; i < ends.size(); ++i) sum[i] += ends[i];
        ++summed;
        course.residual = largest_of(ends);
        course.settled = course.residual <= options.tolerance;
        if (course.settled) return;
        if (course.residual < nearer * least) {
            least = course.residual;
            since = 0;
        } else if (++since == (halvings == 0 ? at_full_length : at_each_shorter)) {
            course.residual = largest_of(sum) / static_cast<double>(summed);
            course.settled = course.residual <= options.tolerance;
            if ((halvings > 0 && course.settled) || halvings == most_halvings) return;
            ++halvings;
            stride.part /= 2;
            stride.lead /= 2;
            since = summed = 0;
            sum.assign(sum.size(), 0.0);
        }
    }
}

}  // namespace

void one_after_another(std::size_t count, std::size_t, const Ranges& work) {
    work(0, count);
}

std::vector<Event> events_of(const Rules& rules, const States& states, const std::vector<PartyTypes>& types,
                             const CourseOptions& options) {
    double last = options.horizon;
    for (const std::size_t a : states.due_act) last = std::max(last, *rules.announced[a].due);
    constexpr double same_day = 0.01;
    const auto count = static_cast<std::size_t>(std::floor(last / options.step + 1e-9));
    std::vector<Event> events;
    for (std::size_t k = 0; k <= count; ++k) {
        Event event;
        event.at = options.step * static_cast<double>(k);
        events.push_back(event);
    }
    for (std::size_t d = 0; d < states.due_act.size(); ++d) {
        const double at = *rules.announced[states.due_act[d]].due;
        auto place =
            std::find_if(events.begin(), events.end(), [&](const Event& each) { return each.at >= at - same_day; });
        if (place == events.end() || place->at > at + same_day) {
            Event event;
            event.at = at;
            event.regular = false;
            place = events.insert(place, event);
        }
        place->due.push_back(d);
    }
    for (std::size_t e = 0; e < events.size(); ++e) {
        events[e].next = e + 1 < events.size() ? events[e + 1].at - events[e].at : options.step;
        events[e].election.assign(types.size(), false);
        for (std::size_t p = 0; p < types.size(); ++p)
            for (const double day : types[p].elections)
                if (day > events[e].at && day <= events[e].at + events[e].next) events[e].election[p] = true;
    }
    return events;
}

Course solve(const States& states, const std::vector<PartyTypes>& types, std::vector<Event> events,
             const CourseOptions& options, const ForEach& each) {
    Course course;
    Backward backward(states, types, options, each);
    find_stationary(backward, types, options, each, course);
    course.words = backward.words();
    const std::size_t turns = rounds * types.size();
    course.turns.resize(events.size() * turns);
    for (std::size_t e = events.size(); e-- > 0;) backward.over(events[e], course.turns.data() + e * turns);
    course.events = std::move(events);
    course.value = std::move(backward.now.all);
    course.solved = std::move(backward.now.solved);
    return course;
}

}  // namespace parley::dispute::course
