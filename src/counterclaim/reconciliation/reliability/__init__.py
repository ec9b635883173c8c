"""How far each speaker's figures lie from the others', and estimates that name their rule.

Model, per victim side and quantity: log amount = log x(day) + bias of the speaker + shift of the qualifier + error,
x never falling, the error a Student t with three degrees of freedom. Biases are known only up to a common factor, so
every number says what it is anchored on.
"""
