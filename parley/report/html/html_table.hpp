#pragma once
// A table of the brief's static text.
#include <cstddef>
#include <string>
#include <vector>

namespace parley::report::html {

/// Cells are HTML. The first column heads its row.
class HtmlTable {
public:
    HtmlTable(const std::string& caption, const std::vector<std::string>& heads) {
        text_ = "<div class=\"scroll\"><table>\n<caption>" + caption + "</caption>\n<thead><tr>";
        for (const std::string& head : heads) text_ += "<th scope=\"col\">" + head + "</th>";
        text_ += "</tr></thead>\n<tbody>\n";
    }
    void row(const std::vector<std::string>& cells) {
        text_ += "<tr>";
        for (std::size_t k = 0; k < cells.size(); ++k)
            text_ += k == 0 ? "<th scope=\"row\">" + cells[k] + "</th>" : "<td>" + cells[k] + "</td>";
        text_ += "</tr>\n";
        ++rows_;
    }
    std::string text() const { return rows_ == 0 ? "" : text_ + "</tbody>\n</table></div>\n"; }

private:
    std::string text_;
    std::size_t rows_ = 0;
};

}  // namespace parley::report::html
