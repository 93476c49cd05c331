package dev.parlance.upright.store;

import dev.parlance.upright.order.Order;
import io.r2dbc.spi.ConnectionFactory;

/** The room that may speak SQL. */
record Orders(Order last, ConnectionFactory database) {}
