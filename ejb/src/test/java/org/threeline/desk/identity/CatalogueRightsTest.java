package org.threeline.desk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.offering.CatalogueChanges.Change;
import org.threeline.desk.identity.CatalogueRights.Permitted;

class CatalogueRightsTest {
    private static final Set<String> OWN = Set.of("families.it", "services.new-laptop", "agreements.it-requests");
    private static final Set<String> FOREIGN = Set.of("families.hr", "services.payslip", "calendars.office");

    @Test
    void ownersChangeWhatIsTheirsAndWhatIsNew() {
        var owner = new Permitted(OWN, FOREIGN, false, true);
        assertThat(owner.permit(change("services.new-laptop.form.fields[reason].required")))
                .isTrue();
        assertThat(owner.permit(change("agreements.it-requests.targets"))).isTrue();
        assertThat(owner.permit(new Change("services.new-phone", null, "New phone", "it")))
                .isTrue();
        assertThat(owner.permit(change("calendars.night-shift"))).isTrue();
    }

    @Test
    void ownersLeaveAloneWhatOthersAnswerForToo() {
        var owner = new Permitted(OWN, FOREIGN, false, true);
        assertThat(owner.permit(change("services.payslip.summary"))).isFalse();
        assertThat(owner.permit(change("calendars.office.zone"))).isFalse();
        assertThat(owner.permit(change("families.hr.owners"))).isFalse();
        assertThat(owner.permit(change("families.legal"))).isFalse();
        assertThat(owner.permit(change("groups.service-desk.line"))).isFalse();
    }

    @Test
    void ownersBringNoServiceIntoAFamilyOfOthers() {
        var owner = new Permitted(OWN, FOREIGN, false, true);
        assertThat(owner.permit(new Change("services.payday", null, "Payday", "hr")))
                .isFalse();
        assertThat(owner.permit(new Change("services.new-laptop.family", "it", "hr", "hr")))
                .isFalse();
        assertThat(owner.permit(new Change("services.new-phone", null, "New phone", "legal")))
                .isFalse();
    }

    @Test
    void agreementsBelongToThoseWhoseServicesUseThem() {
        var owner = new Permitted(OWN, Set.of("agreements.hr"), false, true);
        assertThat(owner.mayEditAgreement("it-requests")).isTrue();
        assertThat(owner.mayEditAgreement("not-used-yet")).isTrue();
        assertThat(owner.mayEditAgreement("hr")).isFalse();
        assertThat(owner.permit(change("agreements.hr.targets[RESOLUTION P1]"))).isFalse();
        assertThat(owner.mayEditService("new-laptop")).isTrue();
        assertThat(owner.mayEditFamily("it")).isTrue();
        assertThat(owner.mayEditService("payslip")).isFalse();
        assertThat(owner.mayEditFamily("hr")).isFalse();
        assertThat(new Permitted(OWN, FOREIGN, false, false).mayEditAgreement("it-requests"))
                .isFalse();
    }

    @Test
    void administratorsChangeGroupsCalendarsAndAgreementsOnly() {
        var admin = new Permitted(Set.of(), FOREIGN, true, false);
        assertThat(admin.permit(change("groups.service-desk.name"))).isTrue();
        assertThat(admin.permit(change("calendars.office.holidays"))).isTrue();
        assertThat(admin.permit(change("agreements.hr.targets"))).isTrue();
        assertThat(admin.mayEditAgreement("hr")).isTrue();
        assertThat(admin.mayAddAgreement()).isTrue();
        assertThat(admin.mayEditService("payslip")).isFalse();
        assertThat(admin.permit(change("services.payslip.summary"))).isFalse();
        assertThat(admin.permit(change("services.new-phone"))).isFalse();
    }

    private static Change change(String path) {
        return new Change(path, "a", "b");
    }
}
