#pragma once
// Private to the reader: the verbs of one sentence, from its first to its last.
#include <string>
#include <vector>

#include "parley/evidence/statements/clause.hpp"
#include "parley/evidence/statements/triggers.hpp"

namespace parley::evidence::statements {

struct VerbReader {
    VerbReader(const SentenceIn& sentence, std::vector<Trigger>& triggers) : in(sentence), found(triggers) {}

    const SentenceIn& in;
    std::vector<Trigger>& found;
    const prose::Tokens& tokens = in.tokens;
    std::size_t end = in.sentence.end;
    // The verb before, whose "will" a verb after "and" shares.
    VerbGroup last;
    std::size_t last_at = 0;
    VerbForm last_verb;

    Trigger& add(Says says, std::size_t first, std::size_t at, Confidence confidence = Confidence::high);

    bool shares(std::size_t at, const VerbForm& verb) const;

    void deed(std::size_t at, const VerbForm& verb, const VerbGroup& group, bool shared);

    // "…, and would": one more of what the same side does.
    bool goes_on(std::size_t first) const;
    // "negotiate an alternative to the tariffs": of one's own measure, as against "negotiate with China".
    bool yields_by_talks(std::size_t at) const;

    // "agreed", "demands": what governs, and from where on it is read no further.
    void governor(std::size_t at, const VerbForm& verb, const VerbGroup& group);

    bool of_a_proposal(std::size_t at) const;
    // "refused a U.S. request to": what is asked is read as the other's demand.
    bool refuses_a_request(std::size_t at) const;
    std::size_t deed_or_address(std::size_t at) const;
    bool lowers_soon(std::size_t at) const;
    std::string deed_base(std::size_t at) const;
    bool offers_soon(std::size_t at) const;
    bool as_soon(std::size_t at) const;

    void demand(std::size_t at, const VerbForm& verb, const VerbGroup& group, std::size_t clause);
    bool deed_near(std::size_t at) const;
    bool is_noun_here(std::size_t at) const;

    bool has_subject(std::size_t at) const;

    // "called it premature", "call the demand unacceptable"
    void rejected_by_name(std::size_t at, const VerbGroup& group, std::size_t clause);

    void want(std::size_t at, const VerbForm& verb, const VerbGroup& group, std::size_t clause);

    // "insists that …, and that …": conditions where they are about a deal, else demands.
    void insist(std::size_t at, const VerbGroup& group, std::size_t clause);
    // "be limited", "must", "should": as against "insists that it is right".
    bool requires_something(std::size_t first, std::size_t past) const;

    void promise(std::size_t at, const VerbGroup& group, std::size_t clause);

    // "plans to" is read with its deed, "is planning tariffs" here.
    void plan(std::size_t at, const VerbGroup& group);

    void done(std::size_t at, const VerbForm& verb, const VerbGroup& group);
    bool duty_is_object(std::size_t at) const;
    // "duties imposed by": no subject acts right before it.
    bool is_participle(std::size_t at) const;

    void read(std::size_t at);
    // "will buy energy and make investments of"
    void made(std::size_t at);

    // "will take measures to ensure": the deed is what they are for.
    void measures_taken(std::size_t at, const VerbForm& verb, const VerbGroup& group, bool shared);
    // "may modify the schedule to increase duties"
    void altered(std::size_t at, const VerbGroup& group);
    void remember(std::size_t at, const VerbForm& verb, const VerbGroup& group);
};

}  // namespace parley::evidence::statements
