package org.threeline.catalog.offering;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;
import org.threeline.catalog.form.RequestForm;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Urgency;
import org.threeline.kernel.LocalizedText;

/**
 * Something an employee can ask for: what it is, what must be filled in, what is promised, and who answers.
 *
 * @param key stable name, for example {@code new-laptop}
 * @param version starts at 1, grows with every published change; a ticket keeps the version it was filed with
 * @param family key of the family it belongs to
 * @param name what the service is called
 * @param summary one line for lists
 * @param description what one gets and how it goes on, plain text with blank lines between paragraphs; may be null
 * @param type what kind of ticket it makes
 * @param hidden whether the portal leaves it out; tickets of it come from imports or other channels
 * @param confidential whether only those who handle or filed a ticket may see it, whatever their role
 * @param icon name of a PrimeIcons icon; null for the family's
 * @param keywords further words people search by, in any language
 * @param usualImpact the impact of a ticket whose requester does not choose
 * @param usualUrgency the urgency of a ticket whose requester does not choose
 * @param impactChoices what the requester may choose; empty when the choice is not theirs
 * @param urgencyChoices what the requester may choose; empty when the choice is not theirs
 * @param form the questions, possibly none
 * @param ownAgreement key of its service level agreement; null for the family's
 * @param ownCalendar key of the calendar it is served on; null for the family's
 * @param inherited what it has from its family; null where it needs nothing of it
 * @param lines who answers, ascending, line 1 first
 * @param autoCloseDays days after which a resolved ticket closes by itself, 1 to 90
 * @param reopenDays days a closed ticket may still be reopened, 0 to 365
 * @param owners logins of those who answer for the service; empty when the family's do
 */
public record ServiceOffering(
        String key,
        int version,
        String family,
        LocalizedText name,
        LocalizedText summary,
        LocalizedText description,
        TicketType type,
        boolean hidden,
        boolean confidential,
        String icon,
        List<String> keywords,
        Impact usualImpact,
        Urgency usualUrgency,
        List<Impact> impactChoices,
        List<Urgency> urgencyChoices,
        RequestForm form,
        @JsonProperty("agreement") String ownAgreement,
        @JsonProperty("calendar") String ownCalendar,
        Inherited inherited,
        List<SupportLine> lines,
        int autoCloseDays,
        int reopenDays,
        List<String> owners) {
    /** Copies the lists; null is none, and no form is a form without questions. */
    public ServiceOffering {
        keywords = keywords == null ? List.of() : List.copyOf(keywords);
        impactChoices = impactChoices == null ? List.of() : List.copyOf(impactChoices);
        urgencyChoices = urgencyChoices == null ? List.of() : List.copyOf(urgencyChoices);
        form = form == null ? RequestForm.EMPTY : form;
        lines = lines == null ? List.of() : List.copyOf(lines);
        owners = owners == null ? List.of() : List.copyOf(owners);
    }

    /**
     * What a service has from its family, as it stood when this version was published: so a ticket keeps it too.
     *
     * @param agreement null where the service has its own
     * @param calendar null where the service has its own, or the family has none
     */
    public record Inherited(String agreement, String calendar) {
        /** What the service needs of these; null for nothing. */
        static Inherited of(String agreement, String calendar) {
            return agreement == null && calendar == null ? null : new Inherited(agreement, calendar);
        }
    }

    /** The key of the agreement that holds. */
    public String agreement() {
        return ownAgreement == null && inherited != null ? inherited.agreement() : ownAgreement;
    }

    /** The key of the calendar it is served on; null where neither it nor its family names one. */
    public String calendar() {
        return ownCalendar == null && inherited != null ? inherited.calendar() : ownCalendar;
    }

    /** The same service with this agreement and this calendar of its own; null for the family's. */
    public ServiceOffering promising(String otherAgreement, String otherCalendar) {
        return new ServiceOffering(
                key,
                version,
                family,
                name,
                summary,
                description,
                type,
                hidden,
                confidential,
                icon,
                keywords,
                usualImpact,
                usualUrgency,
                impactChoices,
                urgencyChoices,
                form,
                otherAgreement,
                otherCalendar,
                inherited,
                lines,
                autoCloseDays,
                reopenDays,
                owners);
    }

    /** The group that receives a new ticket unless something routes it elsewhere. */
    public String receivingGroup() {
        return lines.get(0).groups().get(0);
    }

    /** Groups of one line, in the order of preference; empty when the service has no such line. */
    public List<String> groupsOf(int line) {
        return lines.stream()
                .filter(each -> each.line() == line)
                .flatMap(each -> each.groups().stream())
                .toList();
    }

    /** Every group of the service, line 1 first. */
    public List<String> groups() {
        return lines.stream().flatMap(each -> each.groups().stream()).toList();
    }

    /** Whether a group answers for the service on any line. */
    public boolean isServedBy(String group) {
        return lines.stream().anyMatch(each -> each.groups().contains(group));
    }

    /** The impact of a ticket when the requester chose this one, or nothing (null). */
    public Impact impactFor(Impact chosen) {
        return chosen != null && impactChoices.contains(chosen) ? chosen : usualImpact;
    }

    /** The urgency of a ticket when the requester chose this one, or nothing (null). */
    public Urgency urgencyFor(Urgency chosen) {
        return chosen != null && urgencyChoices.contains(chosen) ? chosen : usualUrgency;
    }

    /** Everything people may search the service by. */
    public Stream<String> searchWords() {
        return Stream.concat(
                Stream.of(key, name.en(), name.ru(), summary.en(), summary.ru()).filter(text -> text != null),
                keywords.stream());
    }
}
