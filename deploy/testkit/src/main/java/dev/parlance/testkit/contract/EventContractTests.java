package dev.parlance.testkit.contract;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What is asked of every fact: that its contract's samples keep to the schema, and that the schema can refuse. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EventContractTests {

    private final JsonMapper json = new JsonMapper();

    private final EventContract contract;

    private final String broken;

    private final int violations;

    /**
     * @param broken what the schema has to refuse
     * @param violations for how many reasons
     */
    protected EventContractTests(String type, String broken, int violations) {
        this.contract = EventContract.of(type);
        this.broken = broken;
        this.violations = violations;
    }

    /** The fact as it is written equals the sample. */
    protected final void assertIsSample(String name, Object fact) {
        String written = json.writeValueAsString(fact);

        assertThat(json.readTree(written)).isEqualTo(json.readTree(contract.sample(name).json()));
        assertThat(contract.violations(written)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void keepsItsSamplesInItsSchema(EventContract.Sample sample) {
        assertThat(contract.violations(sample.json())).isEmpty();
    }

    List<EventContract.Sample> samples() {
        return contract.samples();
    }

    @Test
    void hasASchemaThatCanRefuse() {
        assertThat(contract.violations(broken)).hasSize(violations);
    }
}
