package org.threeline.web.faces;

import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;

/** Gives every request of a page its {@link PageTrouble}. */
public class PageTroubleFactory extends ExceptionHandlerFactory {
    public PageTroubleFactory(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new PageTrouble(getWrapped().getExceptionHandler());
    }
}
