package dev.parlance.account.reservation;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import reactor.core.scheduler.Schedulers;

import dev.parlance.account.plan.Plans;
import dev.parlance.chassis.event.Outbox;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReservationSettings.class)
class ReservationConfiguration {

    @Bean
    Reservations reservations(DatabaseClient database, TransactionalOperator transaction, Plans plans) {
        return new R2dbcReservations(database, transaction, plans);
    }

    @Bean
    Settlements settlements(DatabaseClient database, Outbox outbox, Clock clock) {
        return new R2dbcSettlements(database, outbox, clock);
    }

    @Bean
    Holders holders(DatabaseClient database, TransactionalOperator transaction, Settlements settlements,
            ReservationSettings settings) {
        return new R2dbcHolders(database, transaction, settlements, settings.holderSilence());
    }

    @Bean
    Sweeper sweeper(Holders holders, ReservationSettings settings) {
        return new Sweeper(holders, settings.holderSilence(), settings.sweepEvery(), Schedulers.parallel());
    }
}
