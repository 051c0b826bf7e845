"""How much each ground counts, in natural log odds, and where the verdicts lie.

Set by reasoning about how truces are reported (docs/truce_links.md says why), not fitted: the labelled pairs are too few
and too much of one war. 1.1 triples the odds, 2.3 makes them ten to one, 3.0 twenty to one.
"""

from types import MappingProxyType

PRIOR = -2.0  # of two truces spoken of in one land about one time, one pair in eight is one truce
SAME = 3.0  # twenty to one
DIFFERENT = -2.2  # one to ten; between the two: unsure
MARGIN = 2.0  # by so much a second candidate that is another truce must be worse, else neither is taken

WEIGHTS = MappingProxyType(
    {
        # the window of the truce
        "starts_same_day": 6.0,
        "starts_within_two_days": 4.5,  # announced one day, in force the next; "today" of a paper is yesterday
        "starts_same_month": 3.0,  # one of the two gives the month only
        "starts_same_year": 1.0,
        "starts_days_apart": -1.0,  # three to five days
        "starts_apart": -7.0,
        "goes_on_where_it_ended": 4.0,  # called an extension, and begins where the other ends
        "ends_same_day": 2.0,
        # the day of the report against the window
        "spoken_within": 3.0,
        "spoken_just_after": 2.0,  # up to three days after the end, of a truce that was broken or ran out
        "spoken_after": -2.0,
        "extended_after_end": 0.0,  # up to a month after the known end, as extended: an earlier extension is not among the reports
        "spoken_while_awaited": 2.0,  # before it begins, when others spoke of it as well
        "spoken_before": -4.0,
        "spoken_just_before": -1.0,  # up to three days ahead
        "announced_just_before": 1.0,  # the same days, of a report that announces a truce without its day
        "spoken_of_past_one": -3.0,  # inside the window, of "the previous truce"
        "open_window": 2.5,  # begun, no end known, last spoken of at most thirty days ago
        "open_window_long": 0.5,  # at most ninety
        "open_window_stale": -1.5,
        "spoken_after_next": -1.5,  # by then the same adversaries had begun another one
        "spoken_days_apart": 1.0,  # neither has a window; the two are spoken of within three days of each other
        "spoken_week_apart": 0.5,
        "spoken_fortnight_apart": 0.0,
        "spoken_month_apart": -1.0,
        "spoken_apart": -3.0,
        "other_era": -7.0,  # the report cannot be of those years
        "no_time": -2.5,  # nothing says when
        # who
        "same_parties": 3.0,
        "same_adversaries": 2.5,
        "some_parties": 1.5,  # one side named, and it is one of theirs
        "same_camp": 0.5,
        "parties_and_backers": 0.0,  # who is a party here mediates there
        "other_adversary": -3.0,
        "other_parties": -3.0,
        # where
        "same_spot": 2.0,
        "same_area": 0.5,
        "same_country": 0.5,
        "local_and_nationwide": -1.5,
        "other_area": -3.0,
        "other_country": -3.0,
        # through whom, and what it is called
        "same_mediator": 1.5,
        "same_neutral_mediator": 0.5,  # the United Nations mediate almost everywhere
        "other_mediators": -1.0,
        "same_deal": 2.0,
        "other_deal": -1.5,
        "same_round": 1.5,
        "other_round": -4.0,
        # what it is
        "proposed_and_real": -2.5,
        "both_proposed": -1.0,  # calls for a truce are made every day, and not all for the same
        "told_in_passing": -1.0,  # a word on a truce in a report about something else may be on any
        "speaks_of_several": -3.0,  # "every truce", "the truces": no one truce is meant
        "same_purpose": 0.3,
        "other_purpose": -0.5,
        "same_duration": 0.7,
        "other_duration": -0.7,
        "far_duration": -3.0,  # four times as long: five days and four months are no slip and no rounding
        "halt_and_agreement": -1.0,
        "same_origin": 4.0,  # the two reports repeat one another
    }
)
