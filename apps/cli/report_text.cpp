#include "apps/cli/report_text.hpp"

#include "parley/core/input_error.hpp"
#include "parley/evidence/document.hpp"
#include "parley/tables/files/csv.hpp"

namespace parley::cli {

ReportText read_report(const std::string& path) {
    ReportText report{path, tables::read_file(path, evidence::most_document_bytes), ""};
    const std::string& text = report.text;
    if (text.starts_with("%PDF"))
        throw InputError(path, 0, "text", "PDF; 'pdftotext FILE report.txt' makes text of it");
    if (text.starts_with("PK\x03\x04"))
        throw InputError(path, 0, "text", "a zipped document such as .docx or .odt: save it as text");
    if (text.starts_with("{\\rtf")) throw InputError(path, 0, "text", "RTF: save it as text");
    return report;
}

}  // namespace parley::cli
