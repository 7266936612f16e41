package org.threeline.web.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.threeline.desk.audit.AuditKind;
import org.threeline.desk.audit.AuditRow;
import org.threeline.web.faces.Words;
import org.threeline.web.text.Sentences;

/** Acts in the viewer's words. */
@Named
@ApplicationScoped
public class AuditWords {
    @Inject
    Words words;

    public String icon(AuditKind kind) {
        return switch (kind) {
            case SIGNED_IN -> "sign-in";
            case SIGNED_OUT -> "sign-out";
            case SIGN_IN_REFUSED -> "times-circle";
            case SIGN_IN_LOCKED -> "lock";
            case TOKEN_MADE, TOKEN_REVOKED -> "key";
            case DESK_SET_UP -> "flag";
            case CATALOGUE_PUBLISHED -> "box";
            case MEMBER_ADDED, MEMBER_CHANGED, MEMBER_REMOVED -> "users";
            case ROTA_CHANGED, ROTA_ENDED, TURN_REPLACED, TURN_RESTORED -> "phone";
            case ABSENCE_ENTERED, ABSENCE_ENDED -> "calendar";
            case JOB_STARTED, JOB_STOPPED, JOB_RESTARTED -> "cog";
            case CLOCK_REPAIR_ASKED, CLOCK_REPAIR_APPLIED -> "clock";
            case IMPORT_STARTED, PEOPLE_IMPORTED -> "upload";
            case DEPARTMENT_CREATED, DEPARTMENT_CHANGED, DEPARTMENT_RETIRED, DEPARTMENT_REOPENED -> "sitemap";
            case LOCATION_CREATED, LOCATION_CHANGED, LOCATION_RETIRED, LOCATION_REOPENED -> "map-marker";
            case PERSON_CREATED -> "user-plus";
            case PERSON_CHANGED, PERSON_REACTIVATED -> "user-edit";
            case PERSON_DEACTIVATED -> "user-minus";
            case ROLES_CHANGED -> "shield";
            case PASSWORD_LINK_MADE -> "link";
            case PASSWORD_LINK_MAILED -> "envelope";
            case PASSWORD_FORGOTTEN -> "question-circle";
            case PASSWORD_SET, PASSWORD_CHANGED -> "key";
            case PASSWORD_REFUSED -> "times-circle";
            case SESSIONS_ENDED, ACCESS_ENDED -> "sign-out";
            case BRANDING_CHANGED -> "palette";
            case MAIL_SERVER_CHANGED, MAIL_SENT_AGAIN, MAIL_DISCARDED -> "envelope";
        };
    }

    /** What an act was done to; empty where the act says it all. */
    public String subject(AuditRow row) {
        if (row.subject().equals("desk")
                || row.subject().equals("mail")
                || row.subject().equals("people." + row.actorId())) {
            return "";
        }
        if (row.subject().startsWith("runs.")) {
            return words.get("admin_job." + row.subjectName());
        }
        if (row.subject().startsWith("clock-repairs.") && row.subjectName() == null) {
            return words.get("RepairScope.ALL");
        }
        return row.subjectName() == null ? row.subject() : row.subjectName();
    }

    /** The page of what an act was done to, below the application's root; empty where there is none. */
    public String href(AuditRow row) {
        var key = row.subject().substring(row.subject().indexOf('.') + 1);
        if (row.subject().startsWith("runs.")) {
            return "/admin/jobs/" + key;
        }
        if (row.subject().startsWith("people.")
                || row.subject().startsWith("departments.")
                || row.subject().startsWith("locations.")
                || row.subject().startsWith("calendars.")
                || row.subject().startsWith("groups.")
                || row.subject().startsWith("clock-repairs.")) {
            return "/admin/" + row.subject().replace('.', '/');
        }
        return row.subject().startsWith("services.") ? "/catalogue/" + key : "";
    }

    /** What a detail is called; definitions of the catalogue keep the names of their files. */
    public String detail(String name) {
        var key = "audit_detail." + name;
        return Sentences.has(key) ? words.get(key) : name;
    }

    /** A value; a constant by its name in the viewer's language. */
    public String value(Object value) {
        if (value == null) {
            return words.get("admin_audit.nothing");
        }
        var key = "audit_value." + value;
        return Sentences.has(key) ? words.get(key) : String.valueOf(value);
    }
}
