package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.desk.batch.Job;

/** Administrators see whether everything runs, and bring tickets of another system in. */
@ExtendWith({RunningDesk.class, Browsing.class})
class AdminE2E {
    private static final Pattern RUN = Pattern.compile(".*/admin/jobs/[0-9]+");
    private static final ContainsTextOptions LONG_ENOUGH =
            new ContainsTextOptions().setTimeout(Duration.ofMinutes(2).toMillis());
    static final String HEADER = "number,incident_state,active,reassignment_count,reopen_count,sys_mod_count,"
            + "made_sla,caller_id,opened_by,opened_at,sys_created_by,sys_created_at,sys_updated_by,sys_updated_at,"
            + "contact_type,location,category,subcategory,u_symptom,cmdb_ci,impact,urgency,priority,assignment_group,"
            + "assigned_to,knowledge,u_priority_confirmation,notify,problem_id,rfc,vendor,caused_by,closed_code,"
            + "resolved_by,resolved_at,closed_at\n";

    @Test
    void everyJobIsNamedWithItsScheduleAndRunsWhenAskedTo(Visit visit) {
        visit.as("admin").to("admin/jobs").requireAccessible().picture("admin-jobs");
        var page = visit.page();

        assertThat(page.locator("tbody tr")).hasCount(Job.values().length);
        assertThat(page.locator("main")).containsText("every minute");

        page.getByLabel("Run now: Closing solved tickets").click();
        visit.settled();

        assertThat(page).hasURL(RUN);
        // The page keeps itself true while the run goes on.
        assertThat(page.locator("#run-state")).containsText("Done", LONG_ENOUGH);
        assertThat(page.locator("#run-facts")).containsText("Adam Kowalski");
        visit.requireAccessible().picture("admin-run");
    }

    @Test
    void aFileThatIsNoLogIsRefusedAtTheField(Visit visit) {
        visit.as("admin").to("admin/imports").requireAccessible().picture("admin-imports");
        send(visit, "shopping.csv", "milk,bread\n1,2\n");

        assertThat(visit.page().locator("#file-error")).containsText("columns");
        assertThat(visit.page().locator("#file")).isFocused();
        assertThat(visit.page()).hasURL(Pattern.compile(".*/admin/imports"));
        visit.requireAccessible().picture("admin-imports-refused");
    }

    @Test
    void anImportLeadsToItsRunWhichKeepsTheRowsItCouldNotTake(Visit visit) {
        visit.as("admin").to("admin/imports");
        var incident = "INC" + System.nanoTime();
        send(
                visit,
                "log.csv",
                HEADER + row(incident, "New", 0, "29/2/2016 01:16") + row(incident, "-100", 1, "29/2/2016 02:00"));

        visit.page().waitForURL(RUN);
        assertThat(visit.page().locator("#run-state")).containsText("Done", LONG_ENOUGH);
        assertThat(visit.page().locator("#run-rejects")).containsText("1 row rejected");
        assertThat(visit.page().locator("#run-rejects")).containsText(incident);
        visit.requireAccessible().picture("admin-import-run");

        var download = visit.page()
                .waitForDownload(() -> visit.page().getByText("Download all").click());
        assertThat(download.suggestedFilename()).endsWith(".csv");
    }

    @Test
    void theRoomIsNotThereForOthers(Visit visit) {
        visit.as("owner").to("admin/jobs");

        assertThat(visit.page().locator("tbody tr")).hasCount(0);
    }

    private static void send(Visit visit, String name, String text) {
        visit.page()
                .locator("#file")
                .setInputFiles(new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
        visit.page().locator("form[data-tl-upload] [type=submit]").click();
    }

    static String row(String number, String state, int order, String at) {
        return number + "," + state + ",true,0,0," + order
                + ",true,Caller 1,Opened by  8,29/2/2016 01:16,Created by 6,29/2/2016 01:23,Updated by 21," + at
                + ",Phone,Location 143,Category 55,Subcategory 170,Symptom 72,?,2 - Medium,2 - Medium,3 - Moderate,"
                + "Group 56,?,true,false,Do Not Notify,?,?,?,?,code 5,Resolved by 149,29/2/2016 11:29,5/3/2016 12:00\n";
    }
}
