package org.threeline.it;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands {@link Desk} to tests that ask for it. The first test starts it, the end of all tests stops it. */
public final class RunningDesk implements BeforeAllCallback, ParameterResolver {
    private static final Namespace EVERYWHERE = Namespace.create(RunningDesk.class);

    static Desk desk(ExtensionContext context) {
        return context.getRoot()
                .getStore(EVERYWHERE)
                .getOrComputeIfAbsent(Desk.class, first -> Desk.start(), Desk.class);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        desk(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Desk.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return desk(context);
    }
}
