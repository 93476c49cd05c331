package dev.parlance.chassis.egress;

import java.net.ConnectException;

/** The address leads to where users may not reach from here. Nothing was sent. */
public final class AddressClosed extends ConnectException {

    private static final long serialVersionUID = 1L;

    AddressClosed() {
        super("The address is not open for outbound requests");
    }
}
