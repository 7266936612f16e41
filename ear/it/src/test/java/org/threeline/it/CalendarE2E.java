package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.page.CalendarEditor;

/** Working calendars are edited where everybody can see at once what the next two weeks will be. */
@ExtendWith({RunningDesk.class, Browsing.class})
class CalendarE2E {
    private static String key() {
        return "trial-" + Long.toString(System.nanoTime(), 36);
    }

    /** A calendar of the test's own, for calendars of others are counted on by other tests. */
    private static CalendarEditor made(Visit visit, String key) {
        visit.as("admin").to("admin/calendars/new");
        var editor = new CalendarEditor(visit);
        editor.type("key", key);
        editor.type("name.en", "Trial " + key);
        editor.type("name.ru", "Пробный " + key);
        editor.publish();
        assertThat(visit.page()).hasURL(Pattern.compile(".*/admin/calendars/" + key + "\\?published"));
        return editor;
    }

    @Test
    void theNextTwoWeeksFollowWhileOneTypes(Visit visit) {
        var key = key();
        var editor = made(visit, key);
        assertThat(editor.sum()).hasText("80 h");
        visit.requireAccessible().picture("admin-calendar");

        editor.press("add:sat");
        assertThat(visit.page().locator("[id='week.sat.0.from']")).isFocused();
        visit.page().keyboard().type("22");
        visit.page().keyboard().press("Tab");
        visit.page().keyboard().type("6");
        assertThat(editor.sum()).hasText("96 h");
        assertThat(editor.changes()).containsText("Saturday: closed → 22:00–06:00");
        assertThat(visit.page().locator("[id='week.sat.0.error']")).containsText("ends the next day");

        editor.type("reason", "Night duty on Saturdays");
        editor.publish();
        assertThat(editor.told()).containsText("version 2 is in force");
        assertThat(editor.versions()).containsText("Night duty on Saturdays");
        assertThat(editor.versions()).containsText("Adam Kowalski");

        editor.press("revert:1");
        assertThat(editor.told()).containsText("Version 1 stands below again");
        editor.publish();
        assertThat(editor.told()).containsText("version 3 is in force");
        assertThat(editor.sum()).hasText("80 h");
    }

    @Test
    void whatIsWrongIsToldAtItsFieldAndNothingTypedIsLost(Visit visit) {
        var editor = made(visit, key());
        editor.type("week.mon.0.to", "25:00");
        editor.type("zone", "Mars/Base");
        editor.type("name.en", "Kept as typed");
        editor.press("add-holiday");
        editor.type("holiday.0.date", "9999-01-01");
        editor.publish();

        assertThat(editor.told()).containsText("Nothing was published");
        assertThat(visit.page().locator("[id='week.mon.0.error']")).containsText("HH:MM");
        assertThat(visit.page().locator("#zone-error")).containsText("no such time zone");
        assertThat(visit.page().locator("[id='holiday.0.error']")).containsText("between 1900 and 2999");
        assertThat(visit.page().locator("[id='week.mon.0.to']")).hasValue("25:00");
        assertThat(visit.page().locator("[id='name.en']")).hasValue("Kept as typed");
        visit.requireAccessible().picture("admin-calendar-wrong");
    }

    @Test
    void everySlipIsToldAtItsOwnField(Visit visit) {
        var editor = made(visit, key());
        editor.press("add:mon");
        editor.type("week.mon.1.from", "16:00");
        editor.type("week.mon.1.to", "18:00");
        editor.type("week.tue.0.from", "00:00");
        editor.type("week.tue.0.to", "00:00");
        for (var i = 0; i < 2; i++) {
            editor.press("add-exception");
            editor.type("exception." + i + ".date", "2027-05-01");
        }
        editor.type("reason", "Kept");
        editor.publish();
        assertThat(editor.told()).containsText("Nothing was published");
        assertThat(visit.page().locator("[id='week.mon.1.error']")).containsText("overlap");
        assertThat(visit.page().locator("[id='week.tue.0.error']")).containsText("00:00");
        assertThat(visit.page().locator("[id='exception.1.error']")).not().isEmpty();
        assertThat(visit.page().locator("#reason")).hasValue("Kept");

        visit.page().locator(".tl-from-file > summary").click();
        var hostile = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:00010101\r\n"
                + "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\r\nSUMMARY:<script>alert(1)</script>\r\nEND:VEVENT\r\n";
        visit.page().setInputFiles("#calendar-file", file(hostile.getBytes(StandardCharsets.UTF_8)));
        editor.press("read-file");
        assertThat(visit.page().locator("#calendar-file-error")).containsText("VCALENDAR");
        visit.page().setInputFiles("#calendar-file", file(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2}));
        editor.press("read-file");
        assertThat(visit.page().locator("#calendar-file-error")).containsText("UTF-8");
        assertThat(visit.page().locator("#reason")).hasValue("Kept");
        assertThat(visit.page().locator("[id='week.mon.1.to']")).hasValue("18:00");
    }

    @Test
    void aWeekWithoutHoursIsNone(Visit visit) {
        var editor = made(visit, key());
        for (var day : List.of("mon", "tue", "wed", "thu", "fri")) {
            editor.press("drop:" + day + ":0");
        }
        editor.publish();
        assertThat(editor.told()).containsText("Nothing was published");
        assertThat(visit.page().locator("#week-error")).not().isEmpty();
        visit.requireAccessible().picture("admin-calendar-empty-week");
    }

    private static FilePayload file(byte[] bytes) {
        return new FilePayload("holidays.ics", "text/calendar", bytes);
    }

    @Test
    void whoeverComesSecondSeesBothAndLosesNothing(Visit visit) {
        var key = key();
        var editor = made(visit, key);
        visit.to("admin/calendars/" + key);
        editor.type("week.mon.0.from", "07:00");
        var other = visit.page().context().newPage();
        other.navigate("admin/calendars/" + key);
        other.fill("[id='week.fri.0.to']", "15:00");
        other.click("#save");
        assertThat(other.locator("#calendar-told")).containsText("version 2 is in force");
        other.close();

        editor.publish();
        assertThat(editor.told()).containsText("Meanwhile somebody else published version 2");
        assertThat(editor.told()).containsText("Friday: 09:00–17:00 → 09:00–15:00");
        assertThat(editor.told()).containsText("Monday: 09:00–17:00 → 07:00–17:00");
        assertThat(visit.page().locator("[id='week.mon.0.from']")).hasValue("07:00");
        visit.picture("admin-calendar-stale");
        editor.publish();
        assertThat(editor.told()).containsText("version 3 is in force");
    }

    @Test
    void holidaysOfAFileAreShownBeforeTheyAreAdded(Visit visit) {
        var editor = made(visit, key());
        editor.press("add-holiday");
        editor.type("holiday.0.date", "2027-12-25");
        visit.page().locator(".tl-from-file > summary").click();
        visit.page().fill("#first-year", "2027");
        visit.page().fill("#last-year", "2028");
        var file = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Праздники\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20201225\r\n"
                + "RRULE:FREQ=YEARLY\r\nSUMMARY:Рождество\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20279999\r\n"
                + "END:VEVENT\r\nEND:VCALENDAR\r\n";
        visit.page().setInputFiles("#calendar-file", file(file.getBytes(StandardCharsets.UTF_8)));
        editor.press("read-file");
        var found = visit.page().locator("#calendar-file-error");
        assertThat(found).containsText("2 days found");
        assertThat(found).containsText("Рождество");
        assertThat(found).containsText("already there");
        assertThat(found).containsText("Line 9:");
        visit.requireAccessible().picture("admin-calendar-file");

        editor.press("take-file");
        assertThat(found).containsText("1 day added");
        assertThat(visit.page().locator("[id='holiday.1.date']")).hasValue("2028-12-25");
        editor.publish();
        assertThat(editor.versions()).containsText("New holiday: 25 December 2028");
    }

    @Test
    void ownersReadWhatTheyMayNotEditAndOthersDoNotSeeIt(Visit visit) {
        visit.as("owner").to("admin/calendars/office-berlin");
        assertThat(visit.page().locator("#calendar-told")).containsText("not change it");
        assertThat(visit.page().locator("#save")).hasCount(0);
        var forged = visit.page()
                .evaluate("async () => (await fetch(location.href, {method: 'POST', body:"
                        + " new URLSearchParams({do: 'save', version: '1', 'name.en': 'Mine'})})).status");
        assertThat(forged).isEqualTo(404);
        visit.page().context().clearCookies();
        visit.as("employee").to("admin/calendars");
        assertThat(visit.page().locator(".tl-calendar-cards")).hasCount(0);
    }

    @Test
    void theEditorFitsAPhoneAndSpeaksRussian(Visit visit) {
        visit.inRussian().inTheDark().onPhone().as("line2");
        visit.page().context().clearCookies();
        var editor = made(visit, key());
        assertThat((boolean) visit.page()
                        .evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isTrue();
        visit.requireAccessible().picture("admin-calendar-phone");
        visit.to("admin/calendars").requireAccessible().picture("admin-calendars-phone");
        assertThat(editor).isNotNull();
    }
}
