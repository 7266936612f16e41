package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.desk.repair.ClockRepairs.RepairView;
import org.threeline.desk.repair.RepairState;
import org.threeline.desk.ticket.TicketNumber;
import org.threeline.web.faces.Times;
import org.threeline.web.faces.Words;
import org.threeline.web.text.Sentences;

/** Repairs of clocks in words. */
@Named
@RequestScoped
public class ClockRepairWords {
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z_]{3,}\\b");

    @Inject
    Words words;

    @Inject
    Times times;

    @Inject
    Catalogue catalogue;

    /** What is, or was, looked at. */
    public String subject(RepairView repair) {
        var subject = String.valueOf(repair.subject());
        return switch (repair.scope()) {
            case TICKET -> TicketNumber.of(Long.parseLong(subject));
            case SERVICE ->
                catalogue
                        .inForce()
                        .service(subject)
                        .map(service -> words.text(service.name()))
                        .orElse(subject);
            case ALL -> words.get("RepairScope.ALL");
        };
    }

    /** What has come of it, in one line. */
    public String outcome(RepairView repair) {
        return switch (repair.phase()) {
            case COMPARING, APPLYING -> words.get("RepairPhase." + repair.phase());
            case COMPARED -> words.count("clock_repair.waiting", repair.count(RepairState.FOUND));
            case ENDED -> {
                if (repair.found() == 0) {
                    yield words.get("clock_repair.all_right");
                }
                var repaired = repair.count(RepairState.REPAIRED);
                yield repaired == 0
                        ? words.get("clock_repair.left_all")
                        : words.count("clock_repair.repaired", repaired);
            }
        };
    }

    /** What is stored or told, with moments as the reader tells time and constants by their names. */
    public String value(@Nullable String text) {
        if (text == null || text.equals("[]")) {
            return "–";
        }
        var moments = INSTANT.matcher(text).replaceAll(found -> times.moment(Instant.parse(found.group())));
        return CONSTANT.matcher(moments.replaceAll("[\\[\\]]", "")).replaceAll(found -> constant(found.group()));
    }

    private String constant(String name) {
        return Stream.of("HoldReason.", "PauseCause.", "ClockState.")
                .map(kind -> kind + name)
                .filter(Sentences::has)
                .map(words::get)
                .findFirst()
                .orElse(name);
    }
}
