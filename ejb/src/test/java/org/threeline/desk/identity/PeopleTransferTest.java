package org.threeline.desk.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.threeline.desk.audit.AuditKind;
import org.threeline.desk.identity.PeoplePlan.Difference;
import org.threeline.desk.identity.PeoplePlan.Fault;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;

class PeopleTransferTest {
    private static final Actor ADMIN = new Actor(1L, "admin", Set.of(), Set.of(), true);

    private final RememberedCompany company = new RememberedCompany();
    private final PeopleTransfer transfer = company.transfer();

    @Test
    void whoIsNewIsEnteredAndTheSameFileAgainChangesNothing() {
        company.departments.ensure("Sales");
        var file = file(
                "login,name,email,department,phone,manager,locale,zone,groups",
                "ada,Ada Byron,ada@company.example,sales,+49 30,,ru,Europe/Berlin,service-desk|network",
                "Bob,Bob,,,,ada,,,");

        var seen = transfer.compare(file, false, ADMIN);
        assertThat(company.people.all()).isEmpty();
        assertThat(seen)
                .extracting("created", "changed", "unchanged", "refused")
                .containsExactly(2L, 0L, 0L, 0L);
        assertThat(seen.changes())
                .extracting("line", "login", "isNew")
                .containsExactly(tuple(2L, "ada", true), tuple(3L, "bob", true));

        transfer.apply(file, false, false, "people.csv", ADMIN);
        var ada = company.people.find("ada").orElseThrow();
        assertThat(ada.department()).isEqualTo("Sales");
        assertThat(ada.phone()).isEqualTo("+49 30");
        assertThat(ada.locale().getLanguage()).isEqualTo("ru");
        assertThat(company.groups.keysOf(ada.id())).containsExactly("network", "service-desk");
        assertThat(company.people.find("bob").orElseThrow().managerId()).isEqualTo(ada.id());
        assertThat(company.acts).extracting("kind").containsOnly(AuditKind.PERSON_CREATED, AuditKind.PEOPLE_IMPORTED);

        company.acts.clear();
        var again = transfer.apply(file, false, false, "people.csv", ADMIN);
        assertThat(again).extracting("created", "changed", "unchanged").containsExactly(0L, 0L, 2L);
        assertThat(company.acts).isEmpty();
    }

    @Test
    void whoeverWorksByAnotherCalendarFromNowOnIsTold() {
        company.locations.ensure("Berlin", ZoneId.of("Europe/Berlin")).worksBy("office-berlin");
        company.locations.ensure("Potsdam", ZoneId.of("Europe/Berlin")).worksBy("office-berlin");
        company.locations.ensure("Lisbon", ZoneId.of("Europe/Lisbon")).worksBy("office-lisbon");
        transfer.apply(file("login,name,location", "ada,Ada,Berlin"), false, false, "people.csv", ADMIN);
        assertThat(company.moved).as("who is new has no tickets").isEmpty();
        transfer.apply(file("login,name,location", "ada,Ada,Potsdam"), false, false, "people.csv", ADMIN);
        assertThat(company.moved).as("the same calendar").isEmpty();
        transfer.apply(file("login,name,location", "ada,Ada,Lisbon"), false, false, "people.csv", ADMIN);
        var ada = company.people.find("ada").orElseThrow();
        assertThat(company.moved).containsExactly(WorkplaceChanged.of(ada));
    }

    @Test
    void onlyWhatDiffersChangesAndAColumnTheFileDoesNotHaveStays() {
        transfer.apply(file("login,name,room,phone", "ada,Ada,12,1"), false, false, "people.csv", ADMIN);

        var plan = transfer.apply(file("login,room", "ADA,14"), false, false, "people.csv", ADMIN);

        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.isNew()).isFalse();
            assertThat(change.columns()).containsExactly("room");
        });
        var ada = company.people.find("ada").orElseThrow();
        assertThat(ada.room()).isEqualTo("14");
        assertThat(ada.phone()).isEqualTo("1");
        assertThat(ada.name()).isEqualTo("Ada");
    }

    @Test
    void anEmptyCellEmptiesButLanguageZoneAndActiveStay() {
        transfer.apply(
                file("login,name,room,locale,zone,active", "ada,Ada,12,ru,Europe/Riga,no"), false, false, "f", ADMIN);

        transfer.apply(file("login,room,locale,zone,active", "ada,,,,"), false, false, "f", ADMIN);

        var ada = company.people.find("ada").orElseThrow();
        assertThat(ada.room()).isNull();
        assertThat(ada.locale().getLanguage()).isEqualTo("ru");
        assertThat(ada.zone().getId()).isEqualTo("Europe/Riga");
        assertThat(ada.isActive()).isFalse();
    }

    @Test
    void everythingWrongIsToldAtItsLineAndColumnAndNothingIsApplied() {
        var plan = transfer.apply(
                file(
                        "login,name,email,department,zone,groups,active,manager",
                        "ada,Ada,ada@company.example,,,,,",
                        "two words,,nobody,Nowhere,Europe/Atlantis,ghosts,perhaps,eve",
                        "ADA,Ada,,,,,,",
                        "bob,Bob",
                        "eve,Eve,,,,,,eve",
                        "sam,Sam,,,,,,stranger"),
                false,
                false,
                "f",
                ADMIN);

        assertThat(plan.faults())
                .extracting(Fault::line, Fault::column, Fault::code)
                .containsExactlyInAnyOrder(
                        tuple(3L, "login", "login.characters"),
                        tuple(3L, "name", "input.missing"),
                        tuple(3L, "email", "input.not_an_email"),
                        tuple(3L, "department", "people_file.unknown_department"),
                        tuple(3L, "zone", "person.unknown_zone"),
                        tuple(3L, "groups", "group.unknown"),
                        tuple(3L, "active", "input.not_an_option"),
                        tuple(4L, "login", "people_file.login_twice"),
                        tuple(5L, null, "people_file.width"),
                        tuple(6L, "manager", "person.own_manager"),
                        tuple(7L, "manager", "person.unknown_login"));
        assertThat(plan.faults()).isSortedAccordingTo((one, other) -> Long.compare(one.line(), other.line()));
        assertThat(plan.refused()).isEqualTo(5);
        assertThat(plan.countFaults()).isEqualTo(11);
        assertThat(company.people.all()).isEmpty();
        assertThat(company.acts).isEmpty();
    }

    @Test
    void aLineTellsAllItsFaultsAtOnceAndWhoHasOneIsNotCountedAsNew() {
        transfer.apply(file("login,name", "old,Old"), false, false, "f", ADMIN);

        var plan = transfer.apply(
                file(
                        "login,name,groups,manager",
                        "good,Good,,old",
                        "two,Two,ghosts,stranger",
                        "three,Three,,stranger",
                        "old,Older,,stranger"),
                false,
                false,
                "f",
                ADMIN);

        assertThat(plan.faults())
                .extracting(Fault::line, Fault::column)
                .containsExactlyInAnyOrder(
                        tuple(3L, "groups"), tuple(3L, "manager"), tuple(4L, "manager"), tuple(5L, "manager"));
        assertThat(plan.changes()).extracting(Difference::login).containsExactly("good");
        assertThat(plan.created()).isEqualTo(1);
        assertThat(plan.changed()).isZero();
        assertThat(plan.refused()).isEqualTo(3);
    }

    @Test
    void moreFaultsThanAPageHoldsAreAllInTheFile() {
        var lines = new ArrayList<>(List.of("login,name"));
        IntStream.range(0, 1200).forEach(i -> lines.add("p" + i + ","));
        var told = new ArrayList<Fault>();
        transfer.faults(file(lines.toArray(String[]::new)), false, told::add, ADMIN);

        assertThat(told).hasSize(1200).extracting(Fault::code).containsOnly("input.missing");
        var plan = transfer.compare(file(lines.toArray(String[]::new)), false, ADMIN);
        assertThat(plan.countFaults()).isEqualTo(1200);
        assertThat(plan.faults()).hasSize(500);
    }

    @Test
    void placesNobodyKnowsAreFoundedOnceWhereThatIsWanted() {
        var file = file("login,name,department,location", "ada,Ada,New,There", "bob,Bob,NEW,There");

        assertThat(transfer.compare(file, true, ADMIN).newDepartments()).containsExactly("New");
        var plan = transfer.apply(file, true, false, "f", ADMIN);

        assertThat(plan.isFaulty()).isFalse();
        assertThat(company.departments.all()).extracting(Department::name).containsExactly("New");
        assertThat(company.locations.all()).extracting(Location::name).containsExactly("There");
        assertThat(company.people.find("bob").orElseThrow().department()).isEqualTo("New");
    }

    @Test
    void nobodyNewBelongsToARetiredDepartment() {
        company.departments.ensure("Old").retire();

        assertThat(transfer.compare(file("login,name,department", "ada,Ada,Old"), true, ADMIN)
                        .faults())
                .extracting(Fault::column, Fault::code)
                .containsExactly(tuple("department", "department.name_of_retired"));
    }

    @Test
    void aManagerMayStandFurtherDownEvenManyLinesLater() {
        var lines = new ArrayList<>(List.of("login,name,manager", "ada,Ada,boss"));
        IntStream.range(0, 1500).forEach(i -> lines.add("p" + i + ",P,p" + (i + 1)));
        lines.add("p1500,P,");
        lines.add("boss,Boss,");

        var plan = transfer.apply(file(lines.toArray(String[]::new)), false, false, "f", ADMIN);

        assertThat(plan.created()).isEqualTo(1503);
        var boss = company.people.find("boss").orElseThrow();
        assertThat(company.people.find("ada").orElseThrow().managerId()).isEqualTo(boss.id());
        assertThat(transfer.compare(file(lines.toArray(String[]::new)), false, ADMIN)
                        .unchanged())
                .isEqualTo(1503);
    }

    @Test
    void anAdministratorIsNotDeactivatedByAFile() {
        company.people.with(7, "root");
        company.people.find("root").orElseThrow().becomeAdministrator();

        assertThat(transfer.compare(file("login,active", "root,no"), false, ADMIN)
                        .faults())
                .extracting(Fault::column, Fault::code)
                .containsExactly(tuple("active", "people_file.administrator"));
    }

    @Test
    void whoIsDeactivatedByAFileLosesTokensAndLinks() {
        company.people.with(7, "ada");

        transfer.apply(file("login,active", "ada,no"), false, false, "f", ADMIN);

        assertThat(company.people.find("ada").orElseThrow().isActive()).isFalse();
        assertThat(company.ended).containsExactly("tokens 7", "links 7");
        assertThat(company.left).containsExactly(new PersonDeactivated(7, true, ADMIN));
    }

    @Test
    void onlyNewPeopleWithAnAddressAreInvited() {
        company.people.with(7, "ada");
        var file = file(
                "login,name,email,active",
                "ada,Ada,ada@company.example,",
                "bob,Bob,bob@company.example,",
                "eve,Eve,,",
                "sam,Sam,sam@company.example,no");

        transfer.apply(file, false, true, "f", ADMIN);

        assertThat(company.invited)
                .containsExactly(new PersonInvited(
                        company.people.find("bob").orElseThrow().id(), ADMIN));
    }

    @Test
    void thereAreLimitsAndRights() {
        var lines = new String[PeopleComparison.MOST_LINES + 2];
        lines[0] = "login,name";
        IntStream.range(1, lines.length).forEach(i -> lines[i] = "p" + i + ",P");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> transfer.compare(file(lines), false, ADMIN))
                .satisfies(refused ->
                        assertThat(refused.errors()).extracting("code").containsExactly("people_file.too_many"));

        var line1 = new Actor(2L, "line1", Set.of("service-desk"), Set.of(), false);
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> transfer.compare(file("login"), false, line1));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> transfer.faults(file("login"), false, fault -> {}, line1));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> transfer.apply(file("login"), false, false, "f", line1));
    }

    /** Lines as a reader of files would hand them out; the first names the columns. */
    private static PersonLines file(String... lines) {
        var columns = lines[0].split(",");
        return reader -> {
            for (var i = 1; i < lines.length; i++) {
                var cells = lines[i].split(",", -1);
                if (cells.length != columns.length) {
                    reader.accept(PersonLine.misfit(i + 1L, cells.length, columns.length));
                    continue;
                }
                var told = new EnumMap<PersonColumn, String>(PersonColumn.class);
                for (var at = 0; at < columns.length; at++) {
                    told.put(PersonColumn.of(columns[at]).orElseThrow(), cells[at]);
                }
                reader.accept(new PersonLine(i + 1L, told, columns.length, columns.length));
            }
        };
    }
}
