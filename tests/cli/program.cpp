#include "tests/cli/program.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include <sys/wait.h>
#include <unistd.h>

namespace parley::testing {

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Ran shell(const std::string& command) {
    const Folder folder;
    const std::string out = folder.path("out"), err = folder.path("err");
    const std::string line = "parley() { '" PARLEY_PROGRAM "' \"$@\"; }\n" + command + "\n";
    const std::string whole = "bash '" + folder.file("script", line) + "' >'" + out + "' 2>'" + err + "' </dev/null";
    const int status = std::system(whole.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), text_of(out), text_of(err)};
}

const Ran& ran_once(const std::string& command) {
    static std::map<std::string, Ran> ran;
    const auto known = ran.find(command);
    return known != ran.end() ? known->second : ran.emplace(command, shell(command)).first->second;
}

bool at_full_length() {
    return std::getenv("PARLEY_SLOW") != nullptr;
}

Folder::Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "parley-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string Folder::file(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path(name);
}

std::string Folder::content() const {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(path_)) names.insert(entry.path().filename().string());
    std::string result;
    for (const std::string& name : names) result += (result.empty() ? "" : " ") + name;
    return result;
}

}  // namespace parley::testing
