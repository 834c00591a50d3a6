#pragma once
// The world of Ossa (2014) as the tests here use it.
#include <gtest/gtest.h>

#include "parley/datasets/tables/import_ossa2014.hpp"
#include "tests/replication/published.hpp"
#include "tests/support/ossa_equations.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::testing {

class Ossa2014 : public ::testing::Test {
protected:
    void SetUp() override {
        if (shared_folder().empty()) GTEST_SKIP() << shared_absent;
        data_ = datasets::import_ossa2014(shared_folder() / "data" / "ossa2014");
        world_ = balanced(data_.world);
    }
    OssaData as_he_has_it() const { return {world_.flow, world_.duty_rate, sigma()}; }
    std::vector<double> sigma() const {
        std::vector<double> result = world_.theta;
        for (double& each : result) each += 1;
        return result;
    }

    datasets::Ossa2014 data_;
    world::World world_;  ///< without the deficits that are left in the data's last digits
};

}  // namespace parley::testing
