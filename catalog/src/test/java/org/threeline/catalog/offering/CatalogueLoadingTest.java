package org.threeline.catalog.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.catalog.offering.CatalogueChanges.Change;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.NotFound;

class CatalogueLoadingTest {
    private final Shelf shelf = new Shelf();
    private final Groups groups = new Groups();
    private final Heard heard = new Heard();
    private final CatalogueLoading loading = new CatalogueLoading();
    private final Catalogue catalogue = new Catalogue();
    private String builtIn;

    @BeforeEach
    void aCompanyThatHasJustStarted() {
        loading.definitions = shelf;
        loading.groups = groups;
        loading.published = heard;
        loading.clock = Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
        catalogue.definitions = shelf;
        assertThat(loading.loadIfEmpty()).isTrue();
        look();
        builtIn = catalogue.inForce().asYaml();
    }

    private void look() {
        catalogue.onPublished(new CataloguePublished(0, null, List.of()));
    }

    @Test
    void theFirstStartLoadsTheFilesOnceOnly() {
        assertThat(catalogue.inForce().revision()).isEqualTo(1);
        assertThat(catalogue.inForce().services()).hasSizeGreaterThan(15).allMatch(service -> service.version() == 1);
        assertThat(catalogue.inForce().families())
                .extracting(ServiceFamily::key)
                .startsWith("it", "hr");
        assertThat(groups.followed).extracting(GroupDefinition::key).contains("service-desk", "imported");
        assertThat(loading.loadIfEmpty()).isFalse();
        assertThat(heard.revisions).containsExactly(1L);
    }

    @Test
    void loadingWhatIsInForceChangesNothing() {
        int kept = shelf.rows.size();
        assertThat(loading.dryRun().changes()).isEmpty();
        assertThat(loading.dryRun(builtIn)).isEqualTo(new CatalogueChanges(List.of(), List.of()));
        assertThat(loading.reload(7).changes()).isEmpty();
        assertThat(loading.load(builtIn, 7L).changes()).isEmpty();
        look();
        assertThat(catalogue.inForce().asYaml()).isEqualTo(builtIn);
        assertThat(catalogue.inForce().revision()).isEqualTo(1);
        assertThat(shelf.rows).hasSize(kept);
    }

    @Test
    void aChangedServiceGetsANewVersionAndTheOldOneStays() {
        String changed = builtIn.replaceFirst("(?s)(  new-laptop:.*?autoCloseDays: )5", "$18");
        assertThat(loading.dryRun(changed).changes())
                .containsExactly(new Change("services.new-laptop.autoCloseDays", "5", "8"));
        assertThat(catalogue.inForce().service("new-laptop").orElseThrow().version())
                .isEqualTo(1);

        loading.load(changed, 7L);
        look();

        assertThat(catalogue.inForce().service("new-laptop").orElseThrow().version())
                .isEqualTo(2);
        assertThat(catalogue.inForce().service("vpn-access").orElseThrow().version())
                .isEqualTo(1);
        assertThat(catalogue.service("new-laptop", 1).autoCloseDays()).isEqualTo(5);
        assertThat(catalogue.service("new-laptop", 2).autoCloseDays()).isEqualTo(8);
        assertThatThrownBy(() -> catalogue.service("new-laptop", 3)).isInstanceOf(NotFound.class);
        assertThat(heard.revisions).containsExactly(1L, 2L);
    }

    @Test
    void changesAreNamedByFieldAndValueNotByPlace() {
        String changed = builtIn.replaceFirst("(?s)(  new-laptop:.*?value: )light", "$1feather")
                .replaceFirst("(atPercent: 75\\s+notify: \\[)ASSIGNEE, GROUP]", "$1GROUP]")
                .replaceFirst("target: 15m", "target: 20m");
        assertThat(loading.dryRun(changed).faults()).isEmpty();
        assertThat(loading.dryRun(changed).changes())
                .extracting(Change::path)
                .contains(
                        "services.new-laptop.form.fields[model].options[feather]",
                        "services.new-laptop.form.fields[model].options[light]",
                        "agreements.it-incidents.escalations[RESOLUTION 75 %].notify",
                        "agreements.it-incidents.targets[FIRST_RESPONSE P1].target");
        assertThat(new Change("services.new-laptop.form.fields[model]", "a", "b").definition())
                .isEqualTo("services.new-laptop");
    }

    @Test
    void aServiceThatEntersAFamilyIsToldWithThatFamily() {
        String moved = builtIn.replaceFirst("(?s)(  room-too-cold:.*?family: )facilities", "$1hr");
        assertThat(loading.dryRun(moved).changes())
                .containsExactly(new Change("services.room-too-cold.family", "facilities", "hr", "hr"));

        loading.load(builtIn.replaceFirst("(?s)\n  room-too-cold:.*?\n  (?=[a-z])", "\n  "), 7L);
        assertThat(loading.dryRun(builtIn).changes())
                .contains(new Change("services.room-too-cold", null, "Room too cold or too warm", "facilities"));
    }

    @Test
    void aRemovedServiceIsNoLongerInForceAndMayComeBack() {
        String without = builtIn.replaceFirst("(?s)\n  room-too-cold:.*?\n  (?=[a-z])", "\n  ");
        assertThat(loading.load(without, 7L).changes())
                .containsExactly(new Change("services.room-too-cold", "Room too cold or too warm", null));
        look();
        assertThat(catalogue.inForce().service("room-too-cold")).isEmpty();
        assertThat(catalogue.service("room-too-cold", 1).name().en()).isEqualTo("Room too cold or too warm");

        loading.load(builtIn, 7L);
        look();
        assertThat(catalogue.inForce().service("room-too-cold").orElseThrow().version())
                .isEqualTo(1);
        assertThat(catalogue.inForce().asYaml()).isEqualTo(builtIn);
    }

    @Test
    void aFaultSavesNothingAtAll() {
        CatalogueChanges changes = loading.load(builtIn.replace("groups: [hr-desk]", "groups: [hr-dsk]"), 7L);
        assertThat(changes.isValid()).isFalse();
        assertThat(changes.changes()).isEmpty();
        assertThat(changes.faults()).hasSize(8).allMatch(fault -> fault.code().equals("reference.unknown"));
        assertThat(heard.revisions).containsExactly(1L);
    }

    @Test
    void somebodyWhoMayNotChangeAllOfItChangesNothing() {
        String changed = builtIn.replaceFirst("(?s)(  new-laptop:.*?autoCloseDays: )5", "$18");
        assertThatThrownBy(() ->
                        loading.load(changed, 7L, change -> change.definition().equals("services.vpn-access")))
                .isInstanceOfSatisfying(BusinessRuleViolation.class, refused -> {
                    assertThat(refused.key()).isEqualTo("catalogue.load.not_permitted");
                    assertThat(refused.arguments()).containsExactly("services.new-laptop.autoCloseDays");
                });
        assertThat(heard.revisions).containsExactly(1L);
    }

    @Test
    void anotherOrderOfServicesIsAChangeWithoutNewVersions() {
        String services = builtIn.substring(builtIn.indexOf("\nservices:\n") + "\nservices:\n".length());
        String first = services.substring(0, services.indexOf("\n  application-access:") + 1);
        String reordered = builtIn.replace(first, "") + first;
        assertThat(loading.load(reordered, 7L).changes()).singleElement().satisfies(change -> {
            assertThat(change.path()).isEqualTo("services");
            assertThat(change.to()).endsWith("access-badge");
        });
        look();
        assertThat(catalogue.inForce().services()).last().satisfies(last -> {
            assertThat(last.key()).isEqualTo("access-badge");
            assertThat(last.version()).isEqualTo(1);
        });
        assertThat(catalogue.inForce().asYaml()).isEqualTo(reordered);
    }

    @Test
    void aNodeAsksForTheRevisionOnceASecondAtMost() {
        catalogue.inForce();
        int asked = shelf.asked;
        for (int i = 0; i < 10_000; i++) {
            catalogue.inForce();
        }
        assertThat(shelf.asked - asked).isLessThanOrEqualTo(5);
    }

    @Test
    void ownersOfAServiceAreThoseOfItsFamilyUnlessItNamesItsOwn() {
        CatalogueEdition edition = catalogue.inForce();
        ServiceOffering laptop = edition.service("new-laptop").orElseThrow();
        assertThat(edition.ownersOf(laptop)).containsExactly("owner");
    }

    @Test
    void theArithmeticOfACalendarIsMadeOnce() {
        assertThat(catalogue.workingTime("office-berlin", 1)).isSameAs(catalogue.workingTime("office-berlin", 1));
        assertThat(catalogue.calendar("office-berlin", 1))
                .isSameAs(catalogue.inForce().calendar("office-berlin").orElseThrow());
    }

    @Test
    void historyTellsWhenByWhomAndWhatChanged() {
        loading.clock = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
        loading.load(builtIn.replaceFirst("(?s)(  new-laptop:.*?autoCloseDays: )5", "$18"), 7L);
        CatalogueHistory history = new CatalogueHistory();
        history.definitions = shelf;

        assertThat(history.ofService("new-laptop"))
                .extracting(Publication::at, Publication::byPersonId)
                .containsExactly(
                        tuple(Instant.parse("2026-11-21T10:00:00Z"), 7L),
                        tuple(Instant.parse("2026-11-20T10:00:00Z"), null));
        assertThat(history.ofService("new-laptop").get(0).versions())
                .containsExactly(new Publication.Version(
                        "services.new-laptop",
                        2,
                        true,
                        List.of(new Change("services.new-laptop.autoCloseDays", "5", "8"))));
        assertThat(history.latest(5).get(1).versions())
                .hasSizeGreaterThan(30)
                .allMatch(Publication.Version::isFirst)
                .contains(new Publication.Version(
                        "families.it", 1, true, List.of(new Change("families.it", null, "IT"))));
        assertThat(history.ofService("never-offered")).isEmpty();
    }

    /** What the database keeps, in a list. */
    static final class Shelf extends PublishedDefinitions {
        private final List<PublishedDefinition> rows = new ArrayList<>();
        private final CatalogueState state = new CatalogueState();
        private int asked;

        @Override
        public long revision() {
            asked++;
            return state.revision();
        }

        @Override
        public List<PublishedDefinition> inForce() {
            return rows.stream()
                    .filter(PublishedDefinition::isInForce)
                    .sorted(Comparator.comparing(
                                    (PublishedDefinition row) -> row.kind().name())
                            .thenComparing(PublishedDefinition::position)
                            .thenComparing(PublishedDefinition::key))
                    .toList();
        }

        @Override
        public Optional<PublishedDefinition> find(DefinitionKind kind, String key, int version) {
            return rows.stream()
                    .filter(row -> row.kind() == kind && row.key().equals(key) && row.version() == version)
                    .findFirst();
        }

        @Override
        public List<PublishedDefinition> latestPublished(int moments) {
            return rows.stream()
                    .sorted(Comparator.comparing(PublishedDefinition::publishedAt)
                            .reversed())
                    .toList();
        }

        @Override
        public List<PublishedDefinition> versionsOf(DefinitionKind kind, String key) {
            return latestPublished(Integer.MAX_VALUE).stream()
                    .filter(row -> row.kind() == kind && row.key().equals(key))
                    .toList();
        }

        @Override
        public CatalogueState lock() {
            return state;
        }

        @Override
        public List<PublishedDefinition> latest() {
            Map<String, PublishedDefinition> latest = rows.stream()
                    .collect(Collectors.toMap(
                            row -> row.kind() + row.key(),
                            row -> row,
                            (one, other) -> one.version() > other.version() ? one : other));
            return List.copyOf(latest.values());
        }

        @Override
        public void add(PublishedDefinition published) {
            rows.add(published);
        }
    }

    static final class Groups extends SupportGroups {
        private Collection<GroupDefinition> followed;

        @Override
        public void follow(Collection<GroupDefinition> definitions) {
            followed = definitions;
        }
    }

    static final class Heard implements Event<CataloguePublished> {
        private final List<Long> revisions = new ArrayList<>();

        @Override
        public void fire(CataloguePublished event) {
            revisions.add(event.revision());
        }

        @Override
        public <U extends CataloguePublished> CompletionStage<U> fireAsync(U event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends CataloguePublished> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Event<CataloguePublished> select(Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends CataloguePublished> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends CataloguePublished> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }
}
