#include "parley/scenario/foreign/any_conflict.hpp"

#include "parley/core/input_error.hpp"
#include "parley/core/sha256.hpp"
#include "parley/scenario/foreign/games.hpp"
#include "parley/scenario/foreign/gmcr.hpp"

namespace parley::scenario::foreign {
namespace {

Conflict read_as(ConflictForm form, const std::string& file, std::string_view text,
                 const std::vector<XmlText>& profiles) {
    switch (form) {
        case ConflictForm::gmcr:
            return read_gmcr(file, text);
        case ConflictForm::nfg:
            return conflict_of(file, read_nfg(file, text));
        case ConflictForm::efg:
            return conflict_of(file, read_efg(file, text));
        case ConflictForm::genius:
            return read_genius({file, std::string(text)}, profiles);
        case ConflictForm::own:
            break;
    }
    return read_conflict(file, text);
}

}  // namespace

ConflictForm form_of(const std::string& file, std::string_view text) {
    if (file.ends_with(".gmcr")) return ConflictForm::gmcr;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    if (text.starts_with("NFG")) return ConflictForm::nfg;
    if (text.starts_with("EFG")) return ConflictForm::efg;
    if (text.starts_with("<")) return ConflictForm::genius;
    if (text.starts_with("{") && text.find("\"decisionMakers\"") != text.npos) return ConflictForm::gmcr;
    // A file that does not begin as its name says is refused as what its name says.
    if (file.ends_with(".nfg")) return ConflictForm::nfg;
    if (file.ends_with(".efg")) return ConflictForm::efg;
    if (file.ends_with(".xml")) return ConflictForm::genius;
    return ConflictForm::own;
}

Conflict read_any_conflict(const std::string& file, std::string_view text, const std::vector<XmlText>& profiles) {
    const ConflictForm form = form_of(file, text);
    if (form != ConflictForm::genius && !profiles.empty())
        throw InputError(file, 0, "a domain of GENIUS (XML), which profiles belong to", "another file");
    Conflict conflict = read_as(form, file, text, profiles);
    std::string bytes(text);
    for (const XmlText& each : profiles) bytes += each.text;
    conflict.sha256 = sha256_hex(bytes);
    return conflict;
}

}  // namespace parley::scenario::foreign
