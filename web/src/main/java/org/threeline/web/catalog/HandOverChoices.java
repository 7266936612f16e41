package org.threeline.web.catalog;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.ServiceFamily;
import org.threeline.catalog.sla.Priority;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.web.faces.Choice;
import org.threeline.web.faces.Words;

/** What the form of the report on lines and hand-overs offers its viewer, and where its fields stand. */
@Named
@RequestScoped
public class HandOverChoices {
    /** Who may not see the report has no form either. */
    @Inject
    HandOversPage page;

    @Inject
    CurrentPerson person;

    @Inject
    Catalogue catalogue;

    @Inject
    SupportGroups supportGroups;

    @Inject
    Words words;

    private @Nullable List<Choice> groups;

    /** A span of days that can be chosen at once. */
    public record Preset(String label, String address, boolean isChosen) {}

    private HandOverQuestion question() {
        return page.question();
    }

    /** The sentence of what is wrong with a field; empty where nothing is. */
    public String error(String name) {
        var error = question().error(name);
        return error == null ? "" : words.of(error.code(), error.arguments().toArray());
    }

    /** Whether anything narrows the report beside the days. */
    public boolean isNarrowed() {
        return HandOverQuestion.NAMES.stream()
                .skip(2)
                .anyMatch(name -> !question().typed(name).isEmpty());
    }

    /** The day a field stands at: as typed, or what it means that nothing was. */
    public String day(String name) {
        var typed = question().typed(name);
        if (!typed.isEmpty()) {
            return typed;
        }
        return (name.equals(HandOverQuestion.FROM)
                        ? question().firstDay()
                        : question().lastDay())
                .toString();
    }

    public List<Preset> presets() {
        var today = question().today();
        var presets = new ArrayList<Preset>();
        for (var days : new int[] {7, 30, HandOverQuestion.USUAL_DAYS}) {
            presets.add(preset(words.count("report.last_days", days), today.minusDays(days - 1L), today));
        }
        presets.add(preset(words.get("report.this_year"), today.withDayOfYear(1), today));
        return presets;
    }

    private Preset preset(String label, LocalDate from, LocalDate until) {
        return new Preset(
                label,
                question()
                        .address(Map.of(
                                HandOverQuestion.FROM, from.toString(), HandOverQuestion.UNTIL, until.toString())),
                page.isAsked()
                        && question().firstDay().equals(from)
                        && question().lastDay().equals(until));
    }

    /** Owners choose among the families of their services, leads and administrators among all. */
    public List<Choice> families() {
        return with(
                HandOverQuestion.FAMILY,
                catalogue.inForce().families().stream()
                        .filter(family -> isOfAllServices() || isOwnerIn(family))
                        .map(family -> new Choice(family.key(), words.text(family.name())))
                        .sorted(Comparator.comparing(Choice::label))
                        .toList());
    }

    private boolean isOwnerIn(ServiceFamily family) {
        return catalogue.inForce().servicesOf(family.key()).stream().anyMatch(person::owns);
    }

    public List<Choice> services() {
        return with(
                HandOverQuestion.SERVICE,
                catalogue.inForce().services().stream()
                        .filter(service -> isOfAllServices() || person.owns(service))
                        .map(service -> new Choice(service.key(), words.text(service.name())))
                        .sorted(Comparator.comparing(Choice::label))
                        .toList());
    }

    /** Tickets of any service may have been with a group somebody leads. */
    private boolean isOfAllServices() {
        return person.isAdmin() || !person.actor().leads().isEmpty();
    }

    /** Leads choose among their groups, owners and administrators among all. */
    public List<Choice> groups() {
        if (groups == null) {
            groups = with(
                    HandOverQuestion.GROUP,
                    supportGroups.summaries().stream()
                            .filter(group -> page.isInCatalogue()
                                    || person.actor().leads().contains(group.key()))
                            .map(group -> new Choice(group.key(), words.text(group.name())))
                            .sorted(Comparator.comparing(Choice::label))
                            .toList());
        }
        return groups;
    }

    public List<Choice> priorities() {
        return with(
                HandOverQuestion.PRIORITY,
                Arrays.stream(Priority.values())
                        .map(priority -> new Choice(priority.name(), words.name(priority)))
                        .toList());
    }

    /** What was typed and is no choice stays where it was typed. */
    private List<Choice> with(String name, List<Choice> choices) {
        var typed = question().typed(name);
        if (typed.isEmpty()
                || choices.stream().anyMatch(choice -> choice.value().equals(typed))) {
            return choices;
        }
        var all = new ArrayList<>(choices);
        all.add(new Choice(typed, name.equals(HandOverQuestion.GROUP) ? page.group(typed) : typed));
        return all;
    }
}
