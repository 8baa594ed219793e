/* What libical, a program of others, makes of a calendar on standard input: a line `fault ...` for everything that
 * RFC 5545 forbids, else for each event its UID, start and end in seconds since 1970, by the file's own VTIMEZONE. */
#include <libical/ical.h>
#include <stdio.h>
#include <string.h>

static int faults(icalcomponent *component) {
    int found = 0;
    for (icalproperty *one = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY); one;
         one = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY)) {
        printf("fault %s\n", icalproperty_get_xlicerror(one));
        found++;
    }
    for (icalcomponent *inner = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT); inner;
         inner = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) {
        found += faults(inner);
    }
    return found;
}

static long seconds(struct icaltimetype moment) {
    return (long)icaltime_as_timet_with_zone(moment, icaltime_get_timezone(moment));
}

int main(void) {
    static char text[4 << 20];
    size_t length = fread(text, 1, sizeof text - 1, stdin);
    text[length] = '\0';
    icalcomponent *calendar = icalparser_parse_string(text);
    if (calendar == NULL) {
        puts("fault this is no calendar");
        return 1;
    }
    /* Of a calendar without METHOD libical asks little: it is checked as if an organiser had published it. */
    icalcomponent_add_property(calendar, icalproperty_new_method(ICAL_METHOD_PUBLISH));
    for (icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event;
         event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        icalcomponent_add_property(event, icalproperty_new_organizer("mailto:somebody@example.org"));
    }
    int valid = icalrestriction_check(calendar);
    if (faults(calendar) > 0 || !valid) {
        puts("fault refused");
        return 1;
    }
    for (icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event;
         event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        printf("%s %ld %ld\n", icalcomponent_get_uid(event), seconds(icalcomponent_get_dtstart(event)),
               seconds(icalcomponent_get_dtend(event)));
    }
    icalcomponent_free(calendar);
    return 0;
}
