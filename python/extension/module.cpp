// What Python sees of the library: parley/_parley. The package beside it (python/parley) gives it its words.
#include <stdexcept>

#include <nanobind/nanobind.h>
#include <nanobind/stl/function.h>
#include <nanobind/stl/map.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include "parley/core/input_error.hpp"
#include "parley/core/version.hpp"
#include "parley/world/folder/embedded.hpp"
#include "parley/world/folder/world_folder.hpp"
#include "python/extension/listed.hpp"
#include "python/extension/program.hpp"
#include "python/extension/solving.hpp"

namespace nb = nanobind;

namespace parley::python {
namespace {

// As Python has a change: its CSV, who levies it and on whom.
using Duties = std::tuple<std::string, std::vector<std::string>, std::vector<std::string>>;

ChangedDuties changed(const Duties& duties) {
    return {std::get<0>(duties), std::get<1>(duties), std::get<2>(duties)};
}

// Errors in the words of parley/errors.py: the one place where a refusal becomes an exception of Python.
void translate(const std::exception_ptr& problem, void*) {
    try {
        std::rethrow_exception(problem);
    } catch (const InputError& error) {
        const Refusal& refusal = error.refusal();
        const Subject& about = refusal.subject;
        const nb::object type = nb::module_::import_("parley.errors").attr("Refused");
        const std::string subject = about.option != Option::none ? name_of(about.option) : about.name;
        PyErr_SetObject(type.ptr(),
                        nb::make_tuple(subject, refusal.expected, refusal.found, about.line, about.column).ptr());
    } catch (const NotConverged& error) {
        const nb::object type = nb::module_::import_("parley.errors").attr("NotConverged");
        PyErr_SetString(type.ptr(), error.what());
    }
}

Column column_of(const std::string& name, const std::string& unit, const std::string& kind, const nb::list& values) {
    Column column{name, unit, Texts()};
    std::vector<bool> missing;
    bool any = false;
    const auto fill = [&](auto empty) {
        decltype(empty) cells;
        for (const nb::handle value : values) {
            missing.push_back(value.is_none());
            any = any || value.is_none();
            using Cell = typename decltype(empty)::value_type;
            cells.push_back(value.is_none() ? Cell() : nb::cast<Cell>(value));
        }
        column.values = std::move(cells);
    };
    if (kind == "number")
        fill(Numbers());
    else if (kind == "count")
        fill(Counts());
    else
        fill(Texts());
    if (any) column.missing = std::move(missing);
    return column;
}

std::shared_ptr<Columns> columns_of(const nb::list& columns) {
    auto table = std::make_shared<Columns>();
    for (const nb::handle each : columns) {
        const auto [name, unit, kind, values] =
            nb::cast<std::tuple<std::string, std::string, std::string, nb::list>>(each);
        table->columns.push_back(column_of(name, unit, kind, values));
        if (table->columns.size() > 1 && table->columns.back().size() != table->rows)
            throw std::invalid_argument("columns of one length");
        table->rows = table->columns.back().size();
    }
    return table;
}

nb::list values_of(const Columns& table, std::size_t at) {
    nb::list result;
    const Column& column = table.columns.at(at);
    std::visit(
        [&](const auto& values) {
            for (std::size_t row = 0; row < values.size(); ++row)
                if (column.is_missing(row))
                    result.append(nb::none());
                else
                    result.append(values[row]);
        },
        column.values);
    return result;
}

nb::object capsule_of(const std::shared_ptr<Columns>& table) {
    return nb::steal(PyCapsule_New(new_stream(table), "arrow_array_stream", [](PyObject* capsule) {
        if (void* stream = PyCapsule_GetPointer(capsule, "arrow_array_stream")) delete_stream(stream);
    }));
}

// Control-C in the thread that Python listens to.
bool go_on(std::size_t, std::size_t) {
    const nb::gil_scoped_acquire hold;
    return PyErr_CheckSignals() == 0;
}

std::shared_ptr<Columns> shown(const SharedColumns& columns) {
    return std::const_pointer_cast<Columns>(columns);  // Python is given no way to change them
}

}  // namespace
}  // namespace parley::python

NB_MODULE(_parley, m) {
    using namespace parley;
    using namespace parley::python;
    using Released = nb::call_guard<nb::gil_scoped_release>;
    nb::register_exception_translator(translate);
    m.attr("version") = version;

    nb::class_<Columns>(m, "Columns")
        .def(
            "__init__", [](Columns* self, const nb::list& columns) { new (self) Columns(*columns_of(columns)); },
            nb::arg("columns"))
        .def("__len__", [](const Columns& self) { return self.rows; })
        .def("names",
             [](const Columns& self) {
                 std::vector<std::string> names;
                 for (const Column& each : self.columns) names.push_back(each.name);
                 return names;
             })
        .def("units",
             [](const Columns& self) {
                 std::vector<std::string> units;
                 for (const Column& each : self.columns) units.push_back(each.unit);
                 return units;
             })
        .def("values", &values_of, nb::arg("column"))
        .def("stream", [](const std::shared_ptr<Columns>& self) { return capsule_of(self); });

    nb::class_<Options>(m, "Options")
        .def(
            "__init__",
            [](Options* self, std::string closure, std::string elasticities, std::optional<double> services_elasticity,
               std::string factors, bool scale, bool inputs) {
                new (self) Options{std::move(closure),
                                   std::move(elasticities),
                                   services_elasticity,
                                   std::move(factors),
                                   scale,
                                   inputs};
            },
            nb::kw_only(), nb::arg("closure"), nb::arg("elasticities"), nb::arg("services_elasticity").none(),
            nb::arg("factors"), nb::arg("scale"), nb::arg("inputs"));

    nb::class_<SettledBase>(m, "Base");

    nb::class_<Solved>(m, "Solved")
        .def(
            "economies", [](const Solved& self) { return shown(self.economies()); }, Released())
        .def(
            "sectors", [](const Solved& self) { return shown(self.sectors()); }, Released())
        .def(
            "balances", [](const Solved& self) { return shown(self.balances()); }, Released())
        .def(
            "trade", [](const Solved& self) { return shown(self.trade()); }, Released())
        .def("summary", &Solved::summary, Released())
        .def("json", &Solved::json, Released())
        .def_prop_ro("max_residual", [](const Solved& self) { return self.equilibrium().max_residual; })
        .def_prop_ro("seconds", &Solved::seconds)
        .def_prop_ro("iterations", [](const Solved& self) { return self.equilibrium().iterations; });

    nb::class_<SharedWorld>(m, "World")
        .def_static(
            "load",
            [](const std::string& name) { return std::make_shared<SharedWorld>(pricing::load_world(name), name); },
            nb::arg("name"), Released())
        .def_static(
            "of_files",
            [](const std::map<std::string, std::string>& files) {
                world::WorldRead read = world::read_world(files);
                return std::make_shared<SharedWorld>(
                    pricing::LoadedWorld{std::move(read.world), "frames", std::move(read.notes)}, "");
            },
            nb::arg("files"), Released())
        .def(
            "files", [](const SharedWorld& self) { return world::world_files(self.loaded.world); }, Released())
        .def(
            "write",
            [](const SharedWorld& self, const std::string& folder) { write_world_folder(self.loaded.world, folder); },
            nb::arg("folder"), Released())
        .def_prop_ro("name", [](const SharedWorld& self) { return self.loaded.world.name; })
        .def_prop_ro("loaded_by", [](const SharedWorld& self) { return self.name; })
        .def_prop_ro("year", [](const SharedWorld& self) { return self.loaded.world.year; })
        .def_prop_ro("notes", [](const SharedWorld& self) { return self.loaded.notes; })
        .def_prop_ro("steps", [](const SharedWorld& self) { return self.loaded.world.build_steps; })
        .def_prop_ro("elasticity_sources",
                     [](const SharedWorld& self) {
                         std::vector<std::string> names;
                         for (const auto& each : self.loaded.world.elasticity_sources) names.push_back(each.name);
                         return names;
                     })
        .def("sources",
             [](const SharedWorld& self) {
                 std::vector<std::pair<std::string, std::string>> sources;
                 for (const auto& each : self.loaded.world.sources) sources.emplace_back(each.title, each.terms);
                 return sources;
             })
        .def("sha256", &SharedWorld::sha256, Released())
        .def(
            "economies", [](const SharedWorld& self) { return shown(economies_of(self.loaded.world)); }, Released())
        .def(
            "sectors", [](const SharedWorld& self) { return shown(sectors_of(self.loaded.world)); }, Released())
        .def(
            "flows", [](const SharedWorld& self) { return shown(flows_of(self.loaded.world)); }, Released())
        .def(
            "base",
            [](const SharedWorld& self, const Options& options) {
                return std::const_pointer_cast<SettledBase>(self.base(options));
            },
            nb::arg("options"), Released());

    m.def(
        "solve",
        [](const std::shared_ptr<SettledBase>& base, const Duties& duties, double highest_rate, bool import_subsidies) {
            return std::make_shared<Solved>(base, changed(duties), pricing::DutyLimits{highest_rate, import_subsidies});
        },
        nb::arg("base"), nb::arg("duties"), nb::arg("highest_rate"), nb::arg("import_subsidies"), Released());
    m.def(
        "solve_each",
        [](const std::shared_ptr<SettledBase>& base, const std::vector<Duties>& duties, double highest_rate,
           bool import_subsidies, int threads) {
            std::vector<std::shared_ptr<Solved>> result;
            {
                const nb::gil_scoped_release released;
                std::vector<ChangedDuties> all;
                for (const Duties& each : duties) all.push_back(changed(each));
                for (const auto& each : solve_each(base, all, {highest_rate, import_subsidies}, threads, go_on))
                    result.push_back(std::const_pointer_cast<Solved>(each));
            }
            if (PyErr_Occurred() != nullptr) throw nb::python_error();
            return result;
        },
        nb::arg("base"), nb::arg("duties"), nb::arg("highest_rate"), nb::arg("import_subsidies"), nb::arg("threads"));

    m.def("bundled_worlds", &world::embedded_world_names);
    m.def(
        "parameters", [](const std::string& scenario) { return shown(parameters_of(scenario)); }, nb::arg("scenario"));
    m.def("past_disputes", &past_disputes);
    m.def("run", &run_program, nb::arg("words"), Released());
    m.def(
        "command",
        [](std::vector<std::string> words) {
            Ran ran;
            {
                const nb::gil_scoped_release released;
                ran = captured_program(std::move(words));
            }
            return nb::make_tuple(ran.exit, nb::bytes(ran.out.data(), ran.out.size()),
                                  nb::bytes(ran.err.data(), ran.err.size()));
        },
        nb::arg("words"));
}
