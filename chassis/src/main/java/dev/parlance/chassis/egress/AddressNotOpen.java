package dev.parlance.chassis.egress;

import java.net.ConnectException;

/** The address lies in a network that outbound requests are kept out of; trying again changes nothing. */
public final class AddressNotOpen extends ConnectException {

    private static final long serialVersionUID = 1L;

    AddressNotOpen() {
        super("The address is not open for outbound requests");
    }
}
