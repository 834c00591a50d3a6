#pragma once
// A report from disk as text: plain, a page of the web, or PDF through pdftotext.
#include <string>

namespace parley::cli {

struct ReportText {
    std::string path, text;
    std::string how;  ///< "read through pdftotext"; empty: as it is
};

/// Throws InputError: of a PDF where pdftotext is not installed, and of other formats by their names.
[[nodiscard]] ReportText read_report(const std::string& path);

}  // namespace parley::cli
