#pragma once
// What each side wants, refuses, offers, threatens with, insists on and believes, and who at home says otherwise: the
// statements of a scenario, gathered by party for whoever reads the dispute for the first time.
#include <string>
#include <vector>

#include "parley/core/stated_number.hpp"
#include "parley/scenario/scenario.hpp"

namespace parley::analysis::findings {

/// In the order in which a party's statements are told.
enum class PositionKind { wants, refuses, offers, threatens, insists_first, believes, at_home };
inline constexpr PositionKind all_position_kinds[] = {
    PositionKind::wants,         PositionKind::refuses,  PositionKind::offers, PositionKind::threatens,
    PositionKind::insists_first, PositionKind::believes, PositionKind::at_home};

/// "wants", "refuses", "offers", "threatens", "insists-first", "believes", "at-home".
[[nodiscard]] const char* name_of(PositionKind kind);
/// "Wants", "Refuses", "Offers", "Threatens", "Insists on first", "Believes", "At home".
[[nodiscard]] const char* heading_of(PositionKind kind);

/// One line of a party's column.
struct Position {
    std::string id;     ///< "china/refuses/deficit-cut.mandatory": what front ends refer to
    std::string party;  ///< id
    PositionKind kind = PositionKind::wants;
    std::string text;        ///< "100 bn USD less, by Chinese purchases"; of a faction with its name and verb
    std::string issue;       ///< the label of the issue it is about; empty where the text names it
    EvidenceRef evidence;    ///< of the first statement of it; its source is empty where none is cited
    std::string assumption;  ///< where none is cited
};

/// By party in the order of the file, then by kind, then in the order of the file. Of several statements of a party on
/// the same level and of the same kind the first stands.
[[nodiscard]] std::vector<Position> positions(const scenario::Scenario& scenario);

}  // namespace parley::analysis::findings
