#include "parley/scenario/form/faults.hpp"

#include <algorithm>
#include <set>

#include "parley/core/input_error.hpp"

namespace parley::scenario {
namespace {

using tables::YamlEntry;
using tables::YamlNode;

// More would be no list that anybody reads.
constexpr std::size_t most_faults = 100;

// A step down: the entry or item of a node that is on the way to the fault.
struct Step {
    YamlNode* inside = nullptr;
    std::size_t at = 0;
    bool item = false;

    YamlNode& node() const { return item ? inside->items[at] : inside->keys[at].value; }
    std::string key() const { return item ? "" : inside->keys[at].key; }
    void remove() const {
        if (item)
            inside->items.erase(inside->items.begin() + static_cast<std::ptrdiff_t>(at));
        else
            inside->keys.erase(inside->keys.begin() + static_cast<std::ptrdiff_t>(at));
    }
};

bool is_there(const YamlNode& node, std::size_t line, std::size_t column) {
    if (node.line == line && (column == 0 || node.column == column)) return true;
    return node.key_line == line && (column == 0 || node.key_column == column);
}

// The way to the deepest node at a place.
bool find_way(YamlNode& node, std::size_t line, std::size_t column, std::vector<Step>& way) {
    for (const bool item : {false, true})
        for (std::size_t k = 0; k < (item ? node.items.size() : node.keys.size()); ++k) {
            way.push_back({&node, k, item});
            if (find_way(way.back().node(), line, column, way) || is_there(way.back().node(), line, column))
                return true;
            way.pop_back();
        }
    return false;
}

// What stands between the first quotes of "'japn'; did you mean japan?".
std::string quoted(const std::string& found) {
    const std::size_t first = found.find('\''), last = first == std::string::npos ? first : found.find('\'', first + 1);
    return last == std::string::npos ? "" : found.substr(first + 1, last - first - 1);
}
std::string proposed(const std::string& found) {
    for (const char* const words : {"did you mean ", "; that is "}) {
        const std::size_t at = found.find(words);
        if (at == std::string::npos) continue;
        const std::size_t from = at + std::string(words).size();
        const std::size_t end = found.find_first_of("? ", from);
        return found.substr(from, end == std::string::npos ? end : end - from);
    }
    return "";
}

// The word itself on its line, where the message proposes another.
bool replace(YamlNode& node, std::size_t line, const std::string& word, const std::string& by) {
    for (YamlEntry& entry : node.keys) {
        if (entry.key == word && entry.value.key_line == line) {
            entry.key = by;
            return true;
        }
        if (replace(entry.value, line, word, by)) return true;
    }
    for (YamlNode& item : node.items)
        if (replace(item, line, word, by)) return true;
    if (node.kind != YamlNode::Kind::scalar || node.line != line) return false;
    // "issue.level": its part.
    const std::size_t at = node.text == word ? 0 : node.text.find(word);
    if (at == std::string::npos) return false;
    node.text.replace(at, word.size(), by);
    return true;
}

class Mender {
public:
    explicit Mender(YamlNode& root) : root_(root) {}

    /// Takes the fault out; false where it cannot be.
    bool mend(const Refusal& fault) {
        const std::size_t line = fault.subject.line;
        if (line == 0) return false;
        const std::string word = quoted(fault.found), by = proposed(fault.found);
        if (!by.empty() && !word.empty() && replace(root_, line, word, by)) return true;
        std::vector<Step> way;
        if (!find_way(root_, line, fault.subject.column, way) && !find_way(root_, line, 0, way)) return false;
        return take_out(way);
    }
    /// Whether it follows from what was taken out.
    bool follows(const Refusal& fault) const {
        return std::any_of(gone_.begin(), gone_.end(), [&](const std::string& id) {
            return fault.found.find("'" + id + "'") != std::string::npos ||
                   fault.found.find("." + id + "'") != std::string::npos ||
                   fault.found.find("'" + id + ".") != std::string::npos;
        });
    }

private:
    bool take_out(const std::vector<Step>& way) {
        const std::string part = way.front().key();
        const bool needed = part == "parley" || part == "title";
        if (way.size() == 1) {
            if (needed || part == "parties" || part == "issues" || part == "outcomes") return false;
            return remove(way[0]);
        }
        if (part == "parties") return in_party(way);
        if (part == "issues") return in_issue(way);
        if (part == "outcomes" && way[1].at == 0 && !way[1].item) return way.size() > 2 && remove(way[2]);
        // A term, a stance, a measure in force, an outcome: the whole of it.
        if (part == "payoffs" && way.size() > 2) return remove(way[2]);
        return remove(way[1]);
    }
    bool in_party(const std::vector<Step>& way) {
        if (way.size() < 3) return false;
        const std::string key = way[2].key();
        if (key == "economies" || key == "name") return false;
        if (key == "factions" && way.size() > 3) return remove(way[3]);
        if (key == "evidence" || key == "assumption") {
            if (way[2].inside->keys[way[2].at].key == "assumption") return false;
            way[2].inside->keys[way[2].at].key = "assumption";
            YamlNode& node = way[2].node();
            node.kind = YamlNode::Kind::scalar;
            node.text = "taken out";
            node.items.clear();
            node.keys.clear();
            return true;
        }
        return remove(way[2]);
    }
    bool in_issue(const std::vector<Step>& way) {
        if (way.size() == 2) return false;
        const std::string key = way[2].key();
        if (key == "owner") {
            if (way[2].node().text == "joint") return false;
            way[2].node().text = "joint";
            return true;
        }
        if (key != "levels" || way.size() == 3) return key != "levels" && remove(way[2]);
        if (way.size() == 4) return way[2].node().keys.size() > 2 && remove(way[3]);
        if (way[4].key() == "measures" && way.size() > 5) return remove(way[5]);
        return remove(way[4]);
    }
    bool remove(const Step& step) {
        if (!step.item) gone_.insert(step.key());
        step.remove();
        return true;
    }

    YamlNode& root_;
    std::set<std::string> gone_;
};

}  // namespace

FaultList faults_in(const std::string& file, tables::YamlNode root,
                    const std::function<void(const tables::YamlNode&)>& read) {
    FaultList faults;
    Mender mender(root);
    for (std::size_t k = 0; k < 2 * most_faults && faults.found.size() < most_faults; ++k) {
        try {
            read(root);
            break;
        } catch (const InputError& problem) {
            const Refusal& fault = problem.refusal();
            const bool again = std::any_of(faults.found.begin(), faults.found.end(), [&](const Refusal& other) {
                return other.subject.line == fault.subject.line && other.subject.column == fault.subject.column &&
                       other.found == fault.found;
            });
            if (!again && (faults.found.empty() || !mender.follows(fault))) faults.found.push_back(fault);
            if (again || fault.subject.name != file || !mender.mend(fault)) {
                faults.all = false;
                break;
            }
        }
    }
    std::stable_sort(faults.found.begin(), faults.found.end(), [](const Refusal& a, const Refusal& b) {
        return a.subject.name == b.subject.name && a.subject.line != 0 && b.subject.line != 0 &&
               a.subject.line < b.subject.line;
    });
    return faults;
}

}  // namespace parley::scenario
