package org.threeline.web.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.ServiceFamily;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.draft.DraftContent;
import org.threeline.desk.draft.DraftView;
import org.threeline.desk.identity.AnsweredRequests;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonCard;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.desk.ticket.Channel;
import org.threeline.desk.ticket.QueueRow;
import org.threeline.desk.ticket.QueueView;
import org.threeline.desk.ticket.RequestFiling;
import org.threeline.desk.ticket.TicketHandling;
import org.threeline.desk.ticket.TicketQueue;
import org.threeline.desk.ticket.TicketStatus;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.InvalidInput.FieldError;
import org.threeline.web.draft.CallDraft;
import org.threeline.web.faces.Choice;
import org.threeline.web.faces.Viewer;
import org.threeline.web.faces.Words;
import org.threeline.web.files.FileList;
import org.threeline.web.portal.GivenAnswer;
import org.threeline.web.portal.Questionnaire;

/**
 * Somebody called: an agent writes down who needs what, with the questions of the service and the times it promises, and
 * resolves it at once where the call was enough. Person and service stand in the address; then the rest is asked.
 */
@Named
@RequestScoped
public class NewTicketPage {
    private static final int MOST_FOUND = 10;
    private static final int OPEN_REQUESTS = 5;
    private static final Set<TicketStatus> OPEN =
            Set.of(TicketStatus.NEW, TicketStatus.ASSIGNED, TicketStatus.IN_PROGRESS, TicketStatus.ON_HOLD);
    private static final List<Channel> CHANNELS = List.of(Channel.PHONE, Channel.EMAIL, Channel.DIRECT);

    /** A promise of the service: what, and by when; null for never. */
    public record Promised(TargetKind kind, Instant by) {}

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    @Inject
    CurrentPerson person;

    @Inject
    People people;

    @Inject
    Catalogue catalogue;

    @Inject
    RequestFiling filing;

    @Inject
    TicketHandling handling;

    @Inject
    TicketQueue queue;

    @Inject
    AnsweredRequests answered;

    @Inject
    CallDraft draft;

    @Inject
    DeskNames names;

    @Inject
    Viewer viewer;

    @Inject
    Words msg;

    private Optional<ServiceOffering> service;
    private Optional<PersonCard> caller;
    private Questionnaire form;
    private RequestFiling.Preview preview;
    private String chosenPerson;
    private String chosenService;
    private String token;
    private String subject;
    private String description;
    private String channel;
    private String impact;
    private String urgency;
    private Boolean solved;
    private String solution;
    private String files;

    /* ---------- who needs what ---------- */

    public List<PersonSummary> search(String text) {
        return people.search(text, MOST_FOUND);
    }

    /** Services by family, hidden ones left out. */
    public List<Choice> services() {
        var choices = new ArrayList<Choice>();
        var edition = catalogue.inForce();
        for (ServiceFamily family : edition.families()) {
            edition.servicesOf(family.key())
                    .forEach(offered -> choices.add(
                            new Choice(offered.key(), msg.text(family.name()) + ": " + msg.text(offered.name()))));
        }
        return choices;
    }

    /** Puts person and service into the address. */
    public void goOn() throws IOException {
        var errors = new ArrayList<FieldError>();
        if (isBlank(chosenPerson)) {
            errors.add(new FieldError("person", "input.required"));
        } else if (people.idsOf(List.of(chosenPerson)).isEmpty()) {
            errors.add(new FieldError("person", "person.unknown", chosenPerson));
        }
        if (isBlank(chosenService)) {
            errors.add(new FieldError("service", "input.required"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        browser.redirect(path() + "?person=" + encoded(chosenPerson) + "&service=" + encoded(chosenService));
    }

    /** Whether both are known, so that the rest can be asked. */
    public boolean isReady() {
        return caller().isPresent() && service().isPresent();
    }

    public PersonCard callerCard() {
        return caller().orElse(null);
    }

    public String serviceName() {
        return service().map(offered -> msg.text(offered.name())).orElse("");
    }

    /** What the caller has asked for already. */
    public List<QueueRow> openRequests() {
        return caller().map(card -> queue.beginning(
                        QueueView.ALL,
                        new TicketQueue.Filter(
                                OPEN, Set.of(), Set.of(), Set.of(), Set.of(card.id()), Set.of(), Set.of(), null),
                        TicketQueue.Sort.NEXT_DUE,
                        OPEN_REQUESTS,
                        person.actor()))
                .orElse(List.of());
    }

    /** The page that asks who needs what once more. */
    public String againHref() {
        return path() + "?again=1&person=" + encoded(callerLogin()) + "&service="
                + encoded(service().orElseThrow().key());
    }

    /** Whether who and what are being asked, for the first time or again. */
    public boolean isAsking() {
        return !isReady() || request.getParameter("again") != null;
    }

    /* ---------- the request ---------- */

    public Questionnaire getForm() {
        if (form == null) {
            var asked = service().orElseThrow().form();
            form = new Questionnaire(
                    asked,
                    viewer.locale(),
                    begun().map(content -> Questionnaire.fitting(asked, content.answers()))
                            .orElse(Map.of()));
        }
        return form;
    }

    /** Colleagues for a question that asks for one. */
    public List<PersonSummary> colleagues(String typed) {
        return people.search(typed, MOST_FOUND);
    }

    public List<Choice> channels() {
        return CHANNELS.stream()
                .map(each -> new Choice(each.name(), msg.name(each)))
                .toList();
    }

    public List<Choice> impacts() {
        return Arrays.stream(Impact.values())
                .map(each -> new Choice(each.name(), msg.name(each)))
                .toList();
    }

    public List<Choice> urgencies() {
        return Arrays.stream(Urgency.values())
                .map(each -> new Choice(each.name(), msg.name(each)))
                .toList();
    }

    public List<Choice> matrix() {
        return TicketPage.matrixOf();
    }

    public List<Promised> promises() {
        return preview().promised().entrySet().stream()
                .map(promised -> new Promised(promised.getKey(), promised.getValue()))
                .toList();
    }

    public String receivingGroup() {
        return names.group(preview().group());
    }

    /** Whether this agent may also resolve it: only where his own group receives it. */
    public boolean isSolvable() {
        return person.isMember(preview().group());
    }

    /** Creates the ticket, however often the button was pressed, and leads to it. */
    public void file() throws IOException {
        if (isSolved() && isBlank(solution)) {
            throw new InvalidInput("solution", "input.required");
        }
        var key = "desk:" + getToken();
        var hash = Arrays.copyOf(("file " + service().orElseThrow().key()).getBytes(StandardCharsets.UTF_8), 32);
        var answer = answered.find(person.id(), key, hash)
                .or(() -> answered.answerOnce(person.id(), key, hash, this::fileOnce))
                .or(() -> answered.find(person.id(), key, hash))
                .orElseThrow();
        browser.redirect(request.getContextPath() + answer.location());
    }

    private AnsweredRequests.Answer fileOnce() {
        var number = filing.file(
                new RequestFiling.FileRequest(
                        service().orElseThrow().key(),
                        subject,
                        description,
                        getForm().answers(),
                        constant(Impact.class, "impact", getImpact()),
                        constant(Urgency.class, "urgency", getUrgency()),
                        caller().orElseThrow().login(),
                        List.of(),
                        CHANNELS.stream()
                                .filter(each -> each.name().equals(getChannel()))
                                .findFirst()
                                .orElseThrow(() -> new InvalidInput("channel", "input.mistyped")),
                        FileList.ids(files)),
                person.actor());
        draft.forget();
        if (isSolved()) {
            handling.resolve(new TicketHandling.ResolveTicket(number, null, solution, null, null), person.actor());
        }
        return new AnsweredRequests.Answer(
                201, "/desk/tickets/" + number + "?done=" + (isSolved() ? "solved" : "new"), null);
    }

    /** Keeps what stands in the form, to go on with later and elsewhere. */
    public void saveDraft() throws IOException {
        draft.isAbout(service().orElseThrow().key());
        draft.keep(new DraftContent(
                subject,
                description,
                getForm().answers(),
                impact,
                urgency,
                callerLogin(),
                List.of(),
                FileList.ids(files),
                channel,
                isSolved() ? Objects.toString(solution, "") : null));
        if (draft.theirs() == null
                && !FacesContext.getCurrentInstance().getPartialViewContext().isAjaxRequest()) {
            browser.redirect(path() + "?draft=" + draft.getId());
        }
    }

    /** What a draft says, question by question, to be read beside the form; nothing for null. */
    public List<GivenAnswer> written(DraftView other) {
        if (other == null) {
            return List.of();
        }
        var written = new ArrayList<GivenAnswer>();
        addWritten(written, "desk_new_ticket.subject", other.content().subject());
        addWritten(written, "desk_new_ticket.description", other.content().text());
        written.addAll(Questionnaire.read(
                service().orElseThrow().form(),
                Questionnaire.fitting(
                        service().orElseThrow().form(), other.content().answers()),
                viewer.locale(),
                msg.get("portal_request.yes"),
                known -> people.named(known).map(PersonSummary::name).orElse(known)));
        addWritten(written, "desk_new_ticket.solution", other.content().solution());
        return written;
    }

    private void addWritten(List<GivenAnswer> written, String question, String answer) {
        if (!isBlank(answer)) {
            written.add(new GivenAnswer(msg.get(question), answer));
        }
    }

    private Optional<DraftContent> begun() {
        return draft.open().map(DraftView::content);
    }

    private RequestFiling.Preview preview() {
        if (preview == null) {
            preview = filing.preview(
                    service().orElseThrow().key(),
                    constant(Impact.class, "impact", getImpact()),
                    constant(Urgency.class, "urgency", getUrgency()),
                    callerLogin(),
                    null,
                    person.actor());
        }
        return preview;
    }

    private Optional<ServiceOffering> service() {
        if (service == null) {
            service = Optional.ofNullable(request.getParameter("service"))
                    .or(() -> draft.open().map(DraftView::service))
                    .flatMap(key -> catalogue.inForce().service(key))
                    .filter(offered -> !offered.hidden());
        }
        return service;
    }

    private Optional<PersonCard> caller() {
        if (caller == null) {
            caller = Optional.ofNullable(callerLogin())
                    .filter(login -> !isBlank(login))
                    .flatMap(login -> people.idsOf(List.of(login)).values().stream()
                            .findFirst()
                            .flatMap(people::card));
        }
        return caller;
    }

    /** Who called, as the address, the form that comes in or the draft says; null where nobody does. */
    public String callerLogin() {
        var login = request.getParameter("person");
        return login != null ? login : begun().map(DraftContent::requester).orElse(null);
    }

    /** Key of what is asked for, likewise. */
    public String serviceKey() {
        return service().map(ServiceOffering::key).orElse("");
    }

    private String path() {
        return request.getContextPath() + "/desk/new";
    }

    private static String encoded(String text) {
        return text == null ? "" : URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static <E extends Enum<E>> E constant(Class<E> kind, String field, String name) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(field, "input.mistyped"));
    }

    /* ---------- what was typed ---------- */

    public String getPerson() {
        return chosenPerson == null ? callerLogin() : chosenPerson;
    }

    public void setPerson(String login) {
        this.chosenPerson = login;
    }

    public String getService() {
        return chosenService == null ? request.getParameter("service") : chosenService;
    }

    public void setService(String key) {
        this.chosenService = key;
    }

    /** Names this filling of the form, so that sending it twice makes one ticket. */
    public String getToken() {
        if (token == null || !token.matches("[0-9a-f-]{36}")) {
            token = UUID.randomUUID().toString();
        }
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public String getSubject() {
        return subject == null ? begun().map(DraftContent::subject).orElse(null) : subject;
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

    public String getChannel() {
        return channel == null ? begun().map(DraftContent::channel).orElse(Channel.PHONE.name()) : channel;
    }

    public void setChannel(String channel) {
        this.channel = channel;
    }

    /** At first the service's usual one. */
    public String getImpact() {
        return impact == null
                ? begun().map(DraftContent::impact)
                        .orElseGet(() -> service().orElseThrow().usualImpact().name())
                : impact;
    }

    public void setImpact(String impact) {
        this.impact = impact;
        preview = null;
    }

    /** At first the service's usual one. */
    public String getUrgency() {
        return urgency == null
                ? begun().map(DraftContent::urgency)
                        .orElseGet(() -> service().orElseThrow().usualUrgency().name())
                : urgency;
    }

    public void setUrgency(String urgency) {
        this.urgency = urgency;
        preview = null;
    }

    public boolean isSolved() {
        return solved == null ? begun().map(DraftContent::solution).isPresent() : solved;
    }

    public void setSolved(boolean solved) {
        this.solved = solved;
    }

    public String getSolution() {
        return solution == null ? begun().map(DraftContent::solution).orElse(null) : solution;
    }

    public void setSolution(String solution) {
        this.solution = solution;
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
