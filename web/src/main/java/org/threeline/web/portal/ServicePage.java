package org.threeline.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.ServiceLevelTarget;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.draft.DraftContent;
import org.threeline.desk.draft.DraftView;
import org.threeline.desk.identity.AnsweredRequests;
import org.threeline.desk.identity.AnsweredRequests.Answer;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.desk.ticket.Channel;
import org.threeline.desk.ticket.RequestFiling;
import org.threeline.desk.ticket.RequestFiling.FileRequest;
import org.threeline.desk.ticket.RequestFiling.Preview;
import org.threeline.kernel.NotFound;
import org.threeline.web.draft.ServiceDraft;
import org.threeline.web.faces.Choice;
import org.threeline.web.faces.CurrentAddress;
import org.threeline.web.faces.Times;
import org.threeline.web.faces.Viewer;
import org.threeline.web.faces.Words;
import org.threeline.web.files.FileList;

/** One service: what it is, when it will be done, and the form that asks for it. */
@Named
@RequestScoped
public class ServicePage {
    private static final int MOST_FOUND = 10;
    private static final int LONGEST_PREFILLED = 200;

    @Inject
    Catalogue catalogue;

    @Inject
    RequestFiling filing;

    @Inject
    AnsweredRequests answered;

    @Inject
    People people;

    @Inject
    CurrentPerson person;

    @Inject
    CurrentAddress address;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    @Inject
    ServiceDraft draft;

    @Inject
    Offers offers;

    @Inject
    Viewer viewer;

    @Inject
    Words words;

    @Inject
    Times times;

    @Inject
    Clock clock;

    private ServiceOffering service;
    private Questionnaire questionnaire;
    private Preview preview;
    private String previewed;
    private String token;
    private String subject;
    private String description;
    private String impact;
    private String urgency;
    private String files;
    private Boolean forOther;
    private String requester;
    private Boolean following;

    /** The service of the address, as it is in force. */
    private ServiceOffering service() {
        if (service == null) {
            var key = address.part("key");
            service = catalogue
                    .inForce()
                    .service(key)
                    .filter(found -> !found.hidden())
                    .orElseThrow(() -> new NotFound("service " + key));
        }
        return service;
    }

    public String key() {
        return service().key();
    }

    public String name() {
        return words.text(service().name());
    }

    public String summary() {
        return words.text(service().summary());
    }

    /** What one gets, paragraph by paragraph. */
    public List<String> paragraphs() {
        return Arrays.stream(words.text(service().description()).split("\\n\\s*\\n"))
                .filter(paragraph -> !paragraph.isBlank())
                .toList();
    }

    public String icon() {
        return offers.icon(service());
    }

    public String familyKey() {
        return service().family();
    }

    public String familyName() {
        return catalogue
                .inForce()
                .family(service().family())
                .map(family -> words.text(family.name()))
                .orElse("");
    }

    public boolean isConfidential() {
        return service().confidential();
    }

    public boolean isIncident() {
        return service().type() == org.threeline.catalog.offering.TicketType.INCIDENT;
    }

    public Questionnaire getForm() {
        if (questionnaire == null) {
            questionnaire = new Questionnaire(
                    service().form(),
                    viewer.locale(),
                    begun().map(content -> Questionnaire.fitting(service().form(), content.answers()))
                            .orElse(Map.of()));
        }
        return questionnaire;
    }

    /** Names of the groups of a line, the receiving one first. */
    public String groups(int line) {
        return String.join(
                ", ",
                service().groupsOf(line).stream()
                        .map(key -> catalogue
                                .inForce()
                                .group(key)
                                .map(group -> words.text(group.name()))
                                .orElse(key))
                        .toList());
    }

    public List<Choice> impacts() {
        return service().impactChoices().stream()
                .map(choice -> new Choice(choice.name(), words.get("portal_service.impact." + choice.name())))
                .toList();
    }

    public List<Choice> urgencies() {
        return service().urgencyChoices().stream()
                .map(choice -> new Choice(choice.name(), words.get("portal_service.urgency." + choice.name())))
                .toList();
    }

    /** When the desk answers if the request is sent now; null where nothing is promised. */
    public Instant answeredBy() {
        return preview().promised().get(TargetKind.FIRST_RESPONSE);
    }

    /** When it is done if the request is sent now; null where nothing is promised. */
    public Instant doneBy() {
        return preview().promised().get(TargetKind.RESOLUTION);
    }

    /** How much working time lies before the first answer, in words. */
    public String workBeforeAnswer() {
        return workingTime(TargetKind.FIRST_RESPONSE);
    }

    /** How much working time lies before it is done, in words. */
    public String workBeforeDone() {
        return workingTime(TargetKind.RESOLUTION);
    }

    /** Whether time in which the desk waits for the requester is left out of the promise. */
    public boolean isWaitingLeftOut() {
        var target = target(TargetKind.RESOLUTION);
        return target != null && target.pausesOn().contains(HoldReason.REQUESTER);
    }

    /** When those who answer are back, in words; empty while they are there. */
    public String closedUntil() {
        var target = target(TargetKind.FIRST_RESPONSE);
        var calendar = target == null
                ? null
                : catalogue
                        .inForce()
                        .calendar(target.calendar().key(service().calendar(), null))
                        .orElse(null);
        if (calendar == null) {
            return "";
        }
        var now = clock.instant();
        var time = catalogue.workingTime(calendar.key(), calendar.version());
        var open = time.isOpen(now) ? null : time.nextOpen(now, false);
        return open == null ? "" : times.moment(open);
    }

    private String workingTime(TargetKind kind) {
        var target = target(kind);
        if (target == null) {
            return "";
        }
        var promised = target.target();
        return promised.days() > 0
                ? words.count("portal_service.working_days", promised.days())
                : words.of("portal_service.working_time", times.duration(Duration.ofMinutes(promised.minutes())));
    }

    private ServiceLevelTarget target(TargetKind kind) {
        return catalogue
                .inForce()
                .agreement(service().agreement())
                .flatMap(agreement -> agreement.target(kind, priority()))
                .orElse(null);
    }

    private Priority priority() {
        return preview().priority();
    }

    private Preview preview() {
        var weight = getImpact() + " " + getUrgency() + " " + namedRequester();
        if (!weight.equals(previewed)) {
            preview = filing.preview(
                    service().key(), chosenImpact(), chosenUrgency(), namedRequester(), null, person.actor());
            previewed = weight;
        }
        return preview;
    }

    /** Colleagues for a question that asks for one. */
    public List<PersonSummary> colleagues(String typed) {
        return people.search(typed, MOST_FOUND);
    }

    /** Files the request, however often the button was pressed, and leads to its page. */
    public void file() throws IOException {
        var key = "page:" + getToken();
        // The page's token stands for the request itself: what came second was pressed by mistake.
        var asked = ("file " + key()).getBytes(StandardCharsets.UTF_8);
        var hash = Arrays.copyOf(asked, 32);
        var answer = answered.find(person.id(), key, hash)
                .or(() -> answered.answerOnce(person.id(), key, hash, this::fileOnce))
                .or(() -> answered.find(person.id(), key, hash))
                .orElseThrow();
        browser.redirect(request.getContextPath() + answer.location() + "?sent");
    }

    /** Keeps what stands in the form, to go on with later and elsewhere. */
    public void saveDraft() throws IOException {
        draft.keep(DraftContent.request(
                subject,
                description,
                getForm().answers(),
                impact,
                urgency,
                namedRequester(),
                watchers(),
                FileList.ids(files)));
        if (draft.theirs() == null
                && !FacesContext.getCurrentInstance().getPartialViewContext().isAjaxRequest()) {
            browser.redirect(request.getContextPath() + "/services/" + key() + "?draft=" + draft.getId());
        }
    }

    /** What a draft says, question by question, to be read beside the form; nothing for null. */
    public List<GivenAnswer> written(DraftView other) {
        if (other == null) {
            return List.of();
        }
        var written = new ArrayList<GivenAnswer>();
        var asked = other.content().requester();
        if (asked != null) {
            addWritten(
                    written,
                    "portal_service.requester",
                    people.named(asked).map(PersonSummary::name).orElse(asked));
        }
        addWritten(written, "portal_service.subject", other.content().subject());
        addWritten(
                written,
                isIncident() ? "portal_service.description.incident" : "portal_service.description",
                other.content().text());
        written.addAll(Questionnaire.read(
                service().form(),
                Questionnaire.fitting(service().form(), other.content().answers()),
                viewer.locale(),
                words.get("portal_request.yes"),
                known -> people.named(known).map(PersonSummary::name).orElse(known)));
        return written;
    }

    private void addWritten(List<GivenAnswer> written, String question, String answer) {
        if (answer != null && !answer.isBlank()) {
            written.add(new GivenAnswer(words.get(question), answer));
        }
    }

    private Optional<DraftContent> begun() {
        return draft.open().map(DraftView::content);
    }

    private Answer fileOnce() {
        var number = filing.file(
                new FileRequest(
                        key(),
                        subject,
                        description,
                        getForm().answers(),
                        chosenImpact(),
                        chosenUrgency(),
                        namedRequester(),
                        watchers(),
                        Channel.PORTAL,
                        FileList.ids(files)),
                person.actor());
        draft.forget();
        return new Answer(201, "/tickets/" + number, null);
    }

    /** Login of whoever needs it; null for the viewer, empty where nobody is named yet. */
    private String namedRequester() {
        return !isForOther() ? null : requester == null ? "" : requester.strip();
    }

    /** The viewer, where he follows what he files for somebody else. */
    private List<String> watchers() {
        return isForOther() && isFollowing() && !viewer.login().equals(requester) ? List.of(viewer.login()) : List.of();
    }

    private Impact chosenImpact() {
        return impact == null ? null : choice(Impact.class, impact, service().usualImpact());
    }

    private Urgency chosenUrgency() {
        return urgency == null ? null : choice(Urgency.class, urgency, service().usualUrgency());
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String name, E usual) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElse(usual);
    }

    /** Names this filling of the form, so that sending it twice files once. */
    public String getToken() {
        if (token == null || !token.matches("[0-9a-f-]{36}")) {
            token = UUID.randomUUID().toString();
        }
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    /** At first what the person searched for, or the service's name. */
    public String getSubject() {
        if (subject == null && begun().isPresent()) {
            subject = begun().get().subject();
        } else if (subject == null && !"POST".equals(request.getMethod())) {
            var searched = request.getParameter("subject");
            subject = searched == null || searched.isBlank() ? name() : searched.strip();
            if (subject.length() > LONGEST_PREFILLED) {
                subject = subject.substring(0, LONGEST_PREFILLED);
            }
        }
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public String getDescription() {
        return description == null ? begun().map(DraftContent::text).orElse(null) : description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public String getImpact() {
        return impact == null
                ? begun().map(DraftContent::impact)
                        .orElse(service().usualImpact().name())
                : impact;
    }

    public void setImpact(String impact) {
        this.impact = impact;
    }

    public String getUrgency() {
        return urgency == null
                ? begun().map(DraftContent::urgency)
                        .orElse(service().usualUrgency().name())
                : urgency;
    }

    public void setUrgency(String urgency) {
        this.urgency = urgency;
    }

    /** Whether somebody else needs it. */
    public boolean isForOther() {
        return forOther == null ? begun().map(DraftContent::requester).isPresent() : forOther;
    }

    public void setForOther(boolean forOther) {
        this.forOther = forOther;
    }

    /** Login of whoever needs it. */
    public String getRequester() {
        return requester == null ? begun().map(DraftContent::requester).orElse(null) : requester;
    }

    public void setRequester(String requester) {
        this.requester = requester;
    }

    /** Whether the viewer hears of what he files for somebody else; at first he does. */
    public boolean isFollowing() {
        return following == null
                ? begun().filter(content -> content.requester() != null)
                        .map(content -> content.watchers().contains(viewer.login()))
                        .orElse(true)
                : following;
    }

    public void setFollowing(boolean following) {
        this.following = following;
    }

    /** Ids of files that are ready, separated by commas. */
    public String getFiles() {
        return files == null
                ? begun().map(content -> FileList.named(content.files())).orElse(null)
                : files;
    }

    public void setFiles(String files) {
        this.files = files;
    }
}
