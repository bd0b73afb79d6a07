using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Begin : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Acts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    ActorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Rol = table.Column<int>(type: "int", nullable: true),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Feiten = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Reden = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    CorrelationId = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Acts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Naam = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    UserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    PasswordHash = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    SecurityStamp = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    PhoneNumber = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "bit", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "bit", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BlindIndex",
                columns: table => new
                {
                    Waarde = table.Column<long>(type: "bigint", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BlindIndex", x => new { x.Waarde, x.DossierId });
                });

            migrationBuilder.CreateTable(
                name: "Dossiers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Nummer = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    RegioId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    GemeenteId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SwvId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Sector = table.Column<int>(type: "int", nullable: true),
                    GeboorteMaand = table.Column<DateOnly>(type: "date", nullable: false),
                    Geslacht = table.Column<int>(type: "int", nullable: false),
                    Pc4 = table.Column<int>(type: "int", nullable: true),
                    SchoolOngekoppeld = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    BehandelaarId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SwvConsulentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    GeopendOp = table.Column<DateOnly>(type: "date", nullable: false),
                    GeslotenOp = table.Column<DateOnly>(type: "date", nullable: true),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Criterium = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    StatusSinds = table.Column<DateOnly>(type: "date", nullable: false),
                    Band = table.Column<int>(type: "int", nullable: false),
                    PactStart = table.Column<DateOnly>(type: "date", nullable: true),
                    PactGrens = table.Column<DateOnly>(type: "date", nullable: true),
                    GestoptOp = table.Column<DateOnly>(type: "date", nullable: true),
                    Verzuimsoort = table.Column<int>(type: "int", nullable: true),
                    VerzuimSinds = table.Column<DateOnly>(type: "date", nullable: true),
                    ArrangementLoopt = table.Column<bool>(type: "bit", nullable: false),
                    VolgendeWissel = table.Column<DateOnly>(type: "date", nullable: true),
                    Versie = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dossiers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Exportverzoek",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RegioId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AanvragerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AangevraagdOp = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Doel = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Ontvanger = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Ontvangersoort = table.Column<int>(type: "int", nullable: false),
                    Grond = table.Column<int>(type: "int", nullable: false),
                    Schooljaar = table.Column<int>(type: "int", nullable: false),
                    Bewaardagen = table.Column<int>(type: "int", nullable: false),
                    Toestand = table.Column<int>(type: "int", nullable: false),
                    BeslisserId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    BeslotenOp = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Reden = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    VerlooptOp = table.Column<DateOnly>(type: "date", nullable: true),
                    VernietigdOp = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Exportverzoek", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Importopdracht",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kanaal = table.Column<int>(type: "int", nullable: false),
                    AangebodenDoorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AangebodenOp = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Extensie = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Vorm = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Toestand = table.Column<int>(type: "int", nullable: false),
                    Kolommen = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    BevestigdDoorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    BevestigdRol = table.Column<int>(type: "int", nullable: true),
                    Datum = table.Column<DateOnly>(type: "date", nullable: true),
                    AnnulerenGevraagd = table.Column<bool>(type: "bit", nullable: false),
                    Totaal = table.Column<int>(type: "int", nullable: false),
                    Verwerkt = table.Column<int>(type: "int", nullable: false),
                    Nieuw = table.Column<int>(type: "int", nullable: false),
                    Dubbel = table.Column<int>(type: "int", nullable: false),
                    Bijgewerkt = table.Column<int>(type: "int", nullable: false),
                    Afgewezen = table.Column<int>(type: "int", nullable: false),
                    KlaarOp = table.Column<DateTime>(type: "datetime2", nullable: true),
                    BestandVernietigdOp = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Fout = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Versie = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Importopdracht", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Inzage",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SpanId = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    GebruikerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Rol = table.Column<int>(type: "int", nullable: true),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Doel = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Niveau = table.Column<int>(type: "int", nullable: false),
                    Grond = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Inzage", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "JobLease",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Holder = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Until = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobLease", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "JobRunRow",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    ForDay = table.Column<DateOnly>(type: "date", nullable: false),
                    Period = table.Column<DateOnly>(type: "date", nullable: false),
                    Started = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Finished = table.Column<DateTime>(type: "datetime2", nullable: true),
                    State = table.Column<int>(type: "int", nullable: false),
                    Klaar = table.Column<int>(type: "int", nullable: false),
                    Totaal = table.Column<int>(type: "int", nullable: false),
                    Counts = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Error = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobRunRow", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Kolomvoorkeur",
                columns: table => new
                {
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Inhoud = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    GewijzigdOp = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Kolomvoorkeur", x => x.OrganisatieId);
                });

            migrationBuilder.CreateTable(
                name: "Nummerreeks",
                columns: table => new
                {
                    Jaar = table.Column<int>(type: "int", nullable: false),
                    Laatste = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Nummerreeks", x => x.Jaar);
                });

            migrationBuilder.CreateTable(
                name: "Organisaties",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Soort = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Naam = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    RegioId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    GemeenteId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Sector = table.Column<int>(type: "int", nullable: true),
                    SwvId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organisaties", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OutboxMail",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Sleutel = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Aan = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Onderwerp = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Tekst = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Html = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    MessageId = table.Column<string>(type: "nvarchar(320)", maxLength: 320, nullable: false),
                    AangemaaktOp = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Toestand = table.Column<int>(type: "int", nullable: false),
                    Pogingen = table.Column<int>(type: "int", nullable: false),
                    VolgendePoging = table.Column<DateTime>(type: "datetime2", nullable: false),
                    GeclaimdTot = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LaatsteFout = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    VerzondenOp = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxMail", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Postcodegebieden",
                columns: table => new
                {
                    Pc4 = table.Column<int>(type: "int", nullable: false),
                    GemeenteId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SwvPoId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SwvVoId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Postcodegebieden", x => x.Pc4);
                });

            migrationBuilder.CreateTable(
                name: "qrtz_calendars",
                columns: table => new
                {
                    sched_name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    calendar_name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    calendar = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_qrtz_calendars", x => new { x.sched_name, x.calendar_name });
                });

            migrationBuilder.CreateTable(
                name: "qrtz_fired_triggers",
                columns: table => new
                {
                    sched_name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    entry_id = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: false),
                    instance_name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    fired_time = table.Column<long>(type: "bigint", nullable: false),
                    sched_time = table.Column<long>(type: "bigint", nullable: false),
                    priority = table.Column<int>(type: "int", nullable: false),
                    state = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    job_name = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: true),
                    job_group = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: true),
                    is_nonconcurrent = table.Column<bool>(type: "bit", nullable: true),
                    requests_recovery = table.Column<bool>(type: "bit", nullable: true),
                    execution_group = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    progress = table.Column<int>(type: "int", nullable: true),
                    progress_message = table.Column<string>(type: "nvarchar(250)", maxLength: 250, nullable: true),
                    interrupt_requested_time = table.Column<long>(type: "bigint", nullable: true),
                    trigger_name = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    trigger_group = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_qrtz_fired_triggers", x => new { x.sched_name, x.entry_id });
                });

            migrationBuilder.CreateTable(
                name: "qrtz_job_details",
                columns: table => new
                {
                    sched_name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    job_name = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    job_group = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    description = table.Column<string>(type: "nvarchar(250)", maxLength: 250, nullable: true),
                    job_class_name = table.Column<string>(type: "nvarchar(250)", maxLength: 250, nullable: false),
                    is_durable = table.Column<bool>(type: "bit", nullable: false),
                    is_nonconcurrent = table.Column<bool>(type: "bit", nullable: false),
                    is_update_data = table.Column<bool>(type: "bit", nullable: false),
                    requests_recovery = table.Column<bool>(type: "bit", nullable: false),
                    job_data = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_qrtz_job_details", x => new { x.sched_name, x.job_name, x.job_group });
                });

            migrationBuilder.CreateTable(
                name: "qrtz_locks",
                columns: table => new
                {
                    sched_name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    lock_name = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_qrtz_locks", x => new { x.sched_name, x.lock_name });
                });

            migrationBuilder.CreateTable(
                name: "qrtz_paused_job_grps",
                columns: table => new
                {
                    sched_name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    job_group = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    pause_reason = table.Column<string>(type: "nvarchar(250)", maxLength: 250, nullable: true),
                    paused_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    paused_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_qrtz_paused_job_grps", x => new { x.sched_name, x.job_group });
                });

            migrationBuilder.CreateTable(
                name: "qrtz_paused_trigger_grps",
                columns: table => new
                {
                    sched_name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    trigger_group = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    pause_reason = table.Column<string>(type: "nvarchar(250)", maxLength: 250, nullable: true),
                    paused_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    paused_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_qrtz_paused_trigger_grps", x => new { x.sched_name, x.trigger_group });
                });

            migrationBuilder.CreateTable(
                name: "qrtz_scheduler_state",
                columns: table => new
                {
                    sched_name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    instance_name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    last_checkin_time = table.Column<long>(type: "bigint", nullable: false),
                    checkin_interval = table.Column<long>(type: "bigint", nullable: false),
                    quartz_version = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_qrtz_scheduler_state", x => new { x.sched_name, x.instance_name });
                });

            migrationBuilder.CreateTable(
                name: "Sessie",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    GebruikerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Ticket = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    VerlooptOp = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessie", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Verwerking",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TraceId = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    SpanId = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    ParentSpanId = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: true),
                    Status = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false),
                    Naam = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    StartMs = table.Column<long>(type: "bigint", nullable: false),
                    EindMs = table.Column<long>(type: "bigint", nullable: false),
                    ActiviteitId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    BetrokkeneId = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Verwerking", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ActChange",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ActId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Entiteit = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    EntiteitId = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Veld = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Oud = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Nieuw = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActChange", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ActChange_Acts_ActId",
                        column: x => x.ActId,
                        principalTable: "Acts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClaimType = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ClaimValue = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ProviderKey = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LoginProvider = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Arrangementen",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Type = table.Column<int>(type: "int", nullable: false),
                    Toestand = table.Column<int>(type: "int", nullable: false),
                    Aanbieder = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    UrenOnderwijs = table.Column<decimal>(type: "decimal(9,2)", precision: 9, scale: 2, nullable: true),
                    UrenZorg = table.Column<decimal>(type: "decimal(9,2)", precision: 9, scale: 2, nullable: true),
                    Financiering = table.Column<int>(type: "int", nullable: true),
                    EersteEvaluatieOp = table.Column<DateOnly>(type: "date", nullable: true),
                    AkkoordOudersOp = table.Column<DateOnly>(type: "date", nullable: true),
                    AkkoordKindOp = table.Column<DateOnly>(type: "date", nullable: true),
                    AanbodOp = table.Column<DateOnly>(type: "date", nullable: true),
                    AkkoordOp = table.Column<DateOnly>(type: "date", nullable: true),
                    GestartOp = table.Column<DateOnly>(type: "date", nullable: true),
                    GeeindigdOp = table.Column<DateOnly>(type: "date", nullable: true),
                    WeerThuisOp = table.Column<DateOnly>(type: "date", nullable: true),
                    Combinatie = table.Column<bool>(type: "bit", nullable: false),
                    VorigeId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Arrangementen", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Arrangementen_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Notities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AuteurId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Soort = table.Column<int>(type: "int", nullable: false),
                    Datum = table.Column<DateOnly>(type: "date", nullable: false),
                    Tekst = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notities", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Notities_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Signalen",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Regel = table.Column<int>(type: "int", nullable: false),
                    Voorval = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Sinds = table.Column<DateOnly>(type: "date", nullable: false),
                    Termijn = table.Column<DateOnly>(type: "date", nullable: true),
                    Toestand = table.Column<int>(type: "int", nullable: false),
                    OpgepaktDoorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OntstaanOp = table.Column<DateOnly>(type: "date", nullable: false),
                    AfgehandeldOp = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Signalen", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Signalen_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "VerzegeldeIdentiteit",
                columns: table => new
                {
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Inhoud = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VerzegeldeIdentiteit", x => x.DossierId);
                    table.ForeignKey(
                        name: "FK_VerzegeldeIdentiteit_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Verzuimmeldingen",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Soort = table.Column<int>(type: "int", nullable: false),
                    EersteDag = table.Column<DateOnly>(type: "date", nullable: false),
                    LaatsteDag = table.Column<DateOnly>(type: "date", nullable: true),
                    Uren = table.Column<decimal>(type: "decimal(9,2)", precision: 9, scale: 2, nullable: true),
                    Bron = table.Column<int>(type: "int", nullable: false),
                    OntvangenOp = table.Column<DateOnly>(type: "date", nullable: false),
                    Opmerking = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Verzuimmeldingen", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Verzuimmeldingen_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Export",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RegioId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Doel = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Ontvanger = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Ontvangersoort = table.Column<int>(type: "int", nullable: false),
                    Grond = table.Column<int>(type: "int", nullable: false),
                    Schooljaar = table.Column<int>(type: "int", nullable: false),
                    Peildatum = table.Column<DateOnly>(type: "date", nullable: false),
                    Kolommen = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    K = table.Column<int>(type: "int", nullable: false),
                    Regels = table.Column<int>(type: "int", nullable: false),
                    Weggelaten = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    BovenGrens = table.Column<bool>(type: "bit", nullable: false),
                    Sha256Bestand = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Sha256Codeboek = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Sleutel = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Salt = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Versie = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    AanvragerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    GoedkeurderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    GemaaktOp = table.Column<DateTime>(type: "datetime2", nullable: false),
                    VerlooptOp = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Export", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Export_Exportverzoek_Id",
                        column: x => x.Id,
                        principalTable: "Exportverzoek",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Importbestand",
                columns: table => new
                {
                    OpdrachtId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Inhoud = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Importbestand", x => x.OpdrachtId);
                    table.ForeignKey(
                        name: "FK_Importbestand_Importopdracht_OpdrachtId",
                        column: x => x.OpdrachtId,
                        principalTable: "Importopdracht",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Importregel",
                columns: table => new
                {
                    OpdrachtId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Regel = table.Column<int>(type: "int", nullable: false),
                    Uitkomst = table.Column<int>(type: "int", nullable: false),
                    Reden = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Kolom = table.Column<int>(type: "int", nullable: true),
                    ZelfdeAls = table.Column<int>(type: "int", nullable: true),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    MeldingId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Waarschuwingen = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Importregel", x => new { x.OpdrachtId, x.Regel });
                    table.ForeignKey(
                        name: "FK_Importregel_Importopdracht_OpdrachtId",
                        column: x => x.OpdrachtId,
                        principalTable: "Importopdracht",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Aanstellingen",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    GebruikerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Rol = table.Column<int>(type: "int", nullable: false),
                    Tot = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Aanstellingen", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Aanstellingen_AspNetUsers_GebruikerId",
                        column: x => x.GebruikerId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Aanstellingen_Organisaties_OrganisatieId",
                        column: x => x.OrganisatieId,
                        principalTable: "Organisaties",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "qrtz_triggers",
                columns: table => new
                {
                    sched_name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    trigger_name = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    trigger_group = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    job_name = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    job_group = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    description = table.Column<string>(type: "nvarchar(250)", maxLength: 250, nullable: true),
                    next_fire_time = table.Column<long>(type: "bigint", nullable: true),
                    prev_fire_time = table.Column<long>(type: "bigint", nullable: true),
                    priority = table.Column<int>(type: "int", nullable: true),
                    trigger_state = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    trigger_type = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false),
                    start_time = table.Column<long>(type: "bigint", nullable: false),
                    end_time = table.Column<long>(type: "bigint", nullable: true),
                    calendar_name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    misfire_instr = table.Column<int>(type: "int", nullable: true),
                    misfire_orig_fire_time = table.Column<long>(type: "bigint", nullable: true),
                    execution_group = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    preferred_node = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    preferred_node_auto = table.Column<bool>(type: "bit", nullable: false, defaultValue: false),
                    retry_policy = table.Column<string>(type: "nvarchar(250)", maxLength: 250, nullable: true),
                    retry_attempt = table.Column<int>(type: "int", nullable: true),
                    continues_trigger_name = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: true),
                    continues_trigger_group = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: true),
                    continuation_condition = table.Column<int>(type: "int", nullable: true),
                    overlap_policy = table.Column<int>(type: "int", nullable: true),
                    pause_reason = table.Column<string>(type: "nvarchar(250)", maxLength: 250, nullable: true),
                    paused_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    paused_at = table.Column<long>(type: "bigint", nullable: true),
                    misfire_threshold = table.Column<long>(type: "bigint", nullable: true),
                    fixed_delay = table.Column<bool>(type: "bit", nullable: true),
                    job_data = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_qrtz_triggers", x => new { x.sched_name, x.trigger_name, x.trigger_group });
                    table.ForeignKey(
                        name: "FK_qrtz_triggers_qrtz_job_details_sched_name_job_name_job_group",
                        columns: x => new { x.sched_name, x.job_name, x.job_group },
                        principalTable: "qrtz_job_details",
                        principalColumns: new[] { "sched_name", "job_name", "job_group" });
                });

            migrationBuilder.CreateTable(
                name: "ArrangementStappen",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ArrangementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Toestand = table.Column<int>(type: "int", nullable: false),
                    Datum = table.Column<DateOnly>(type: "date", nullable: false),
                    Reden = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArrangementStappen", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ArrangementStappen_Arrangementen_ArrangementId",
                        column: x => x.ArrangementId,
                        principalTable: "Arrangementen",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_ArrangementStappen_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Exportbestand",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Csv = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Codeboek = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Exportbestand", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Exportbestand_Export_Id",
                        column: x => x.Id,
                        principalTable: "Export",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Exportdownload",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ExportId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    GebruikerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Op = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Deel = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Exportdownload", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Exportdownload_Export_ExportId",
                        column: x => x.ExportId,
                        principalTable: "Export",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "qrtz_blob_triggers",
                columns: table => new
                {
                    sched_name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    trigger_name = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    trigger_group = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    blob_data = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_qrtz_blob_triggers", x => new { x.sched_name, x.trigger_name, x.trigger_group });
                    table.ForeignKey(
                        name: "FK_qrtz_blob_triggers_qrtz_triggers_sched_name_trigger_name_trigger_group",
                        columns: x => new { x.sched_name, x.trigger_name, x.trigger_group },
                        principalTable: "qrtz_triggers",
                        principalColumns: new[] { "sched_name", "trigger_name", "trigger_group" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "qrtz_cron_triggers",
                columns: table => new
                {
                    sched_name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    trigger_name = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    trigger_group = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    cron_expression = table.Column<string>(type: "nvarchar(250)", maxLength: 250, nullable: false),
                    time_zone_id = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_qrtz_cron_triggers", x => new { x.sched_name, x.trigger_name, x.trigger_group });
                    table.ForeignKey(
                        name: "FK_qrtz_cron_triggers_qrtz_triggers_sched_name_trigger_name_trigger_group",
                        columns: x => new { x.sched_name, x.trigger_name, x.trigger_group },
                        principalTable: "qrtz_triggers",
                        principalColumns: new[] { "sched_name", "trigger_name", "trigger_group" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "qrtz_simple_triggers",
                columns: table => new
                {
                    sched_name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    trigger_name = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    trigger_group = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    repeat_count = table.Column<int>(type: "int", nullable: false),
                    repeat_interval = table.Column<long>(type: "bigint", nullable: false),
                    times_triggered = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_qrtz_simple_triggers", x => new { x.sched_name, x.trigger_name, x.trigger_group });
                    table.ForeignKey(
                        name: "FK_qrtz_simple_triggers_qrtz_triggers_sched_name_trigger_name_trigger_group",
                        columns: x => new { x.sched_name, x.trigger_name, x.trigger_group },
                        principalTable: "qrtz_triggers",
                        principalColumns: new[] { "sched_name", "trigger_name", "trigger_group" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "qrtz_simprop_triggers",
                columns: table => new
                {
                    sched_name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    trigger_name = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    trigger_group = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    str_prop_1 = table.Column<string>(type: "nvarchar(512)", maxLength: 512, nullable: true),
                    str_prop_2 = table.Column<string>(type: "nvarchar(512)", maxLength: 512, nullable: true),
                    str_prop_3 = table.Column<string>(type: "nvarchar(512)", maxLength: 512, nullable: true),
                    int_prop_1 = table.Column<int>(type: "int", nullable: true),
                    int_prop_2 = table.Column<int>(type: "int", nullable: true),
                    long_prop_1 = table.Column<long>(type: "bigint", nullable: true),
                    long_prop_2 = table.Column<long>(type: "bigint", nullable: true),
                    dec_prop_1 = table.Column<decimal>(type: "decimal(13,4)", precision: 13, scale: 4, nullable: true),
                    dec_prop_2 = table.Column<decimal>(type: "decimal(13,4)", precision: 13, scale: 4, nullable: true),
                    bool_prop_1 = table.Column<bool>(type: "bit", nullable: true),
                    bool_prop_2 = table.Column<bool>(type: "bit", nullable: true),
                    time_zone_id = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_qrtz_simprop_triggers", x => new { x.sched_name, x.trigger_name, x.trigger_group });
                    table.ForeignKey(
                        name: "FK_qrtz_simprop_triggers_qrtz_triggers_sched_name_trigger_name_trigger_group",
                        columns: x => new { x.sched_name, x.trigger_name, x.trigger_group },
                        principalTable: "qrtz_triggers",
                        principalColumns: new[] { "sched_name", "trigger_name", "trigger_group" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Aanstellingen_GebruikerId_OrganisatieId_Rol",
                table: "Aanstellingen",
                columns: new[] { "GebruikerId", "OrganisatieId", "Rol" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Aanstellingen_OrganisatieId_Rol",
                table: "Aanstellingen",
                columns: new[] { "OrganisatieId", "Rol" });

            migrationBuilder.CreateIndex(
                name: "IX_ActChange_ActId",
                table: "ActChange",
                column: "ActId");

            migrationBuilder.CreateIndex(
                name: "IX_Acts_ActorId_At",
                table: "Acts",
                columns: new[] { "ActorId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Acts_DossierId_At",
                table: "Acts",
                columns: new[] { "DossierId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Arrangementen_DossierId",
                table: "Arrangementen",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_ArrangementStappen_ArrangementId",
                table: "ArrangementStappen",
                column: "ArrangementId");

            migrationBuilder.CreateIndex(
                name: "IX_ArrangementStappen_DossierId",
                table: "ArrangementStappen",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "AspNetUsers",
                column: "NormalizedUserName",
                unique: true,
                filter: "[NormalizedUserName] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_BlindIndex_DossierId",
                table: "BlindIndex",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_GemeenteId_GeslotenOp_Band_PactGrens",
                table: "Dossiers",
                columns: new[] { "GemeenteId", "GeslotenOp", "Band", "PactGrens" });

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_GemeenteId_GeslotenOp_BehandelaarId_Band_PactGrens",
                table: "Dossiers",
                columns: new[] { "GemeenteId", "GeslotenOp", "BehandelaarId", "Band", "PactGrens" });

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_Nummer",
                table: "Dossiers",
                column: "Nummer",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_RegioId_Band",
                table: "Dossiers",
                columns: new[] { "RegioId", "Band" });

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_SchoolId_PactGrens",
                table: "Dossiers",
                columns: new[] { "SchoolId", "PactGrens" });

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_SwvId_GeslotenOp_SwvConsulentId_Status_Band",
                table: "Dossiers",
                columns: new[] { "SwvId", "GeslotenOp", "SwvConsulentId", "Status", "Band" });

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_VolgendeWissel",
                table: "Dossiers",
                column: "VolgendeWissel");

            migrationBuilder.CreateIndex(
                name: "IX_Export_RegioId_GemaaktOp",
                table: "Export",
                columns: new[] { "RegioId", "GemaaktOp" });

            migrationBuilder.CreateIndex(
                name: "IX_Exportdownload_ExportId",
                table: "Exportdownload",
                column: "ExportId");

            migrationBuilder.CreateIndex(
                name: "IX_Exportverzoek_RegioId_AangevraagdOp",
                table: "Exportverzoek",
                columns: new[] { "RegioId", "AangevraagdOp" });

            migrationBuilder.CreateIndex(
                name: "IX_Exportverzoek_Toestand_VerlooptOp",
                table: "Exportverzoek",
                columns: new[] { "Toestand", "VerlooptOp" });

            migrationBuilder.CreateIndex(
                name: "IX_Importopdracht_OrganisatieId_AangebodenOp",
                table: "Importopdracht",
                columns: new[] { "OrganisatieId", "AangebodenOp" });

            migrationBuilder.CreateIndex(
                name: "IX_Importopdracht_Toestand",
                table: "Importopdracht",
                column: "Toestand");

            migrationBuilder.CreateIndex(
                name: "IX_Inzage_DossierId_At",
                table: "Inzage",
                columns: new[] { "DossierId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_JobRunRow_Name_Started",
                table: "JobRunRow",
                columns: new[] { "Name", "Started" });

            migrationBuilder.CreateIndex(
                name: "IX_Notities_DossierId",
                table: "Notities",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Organisaties_Code",
                table: "Organisaties",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Organisaties_RegioId_Soort",
                table: "Organisaties",
                columns: new[] { "RegioId", "Soort" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMail_Aan_Toestand_AangemaaktOp",
                table: "OutboxMail",
                columns: new[] { "Aan", "Toestand", "AangemaaktOp" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMail_Sleutel",
                table: "OutboxMail",
                column: "Sleutel",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMail_Toestand_AangemaaktOp",
                table: "OutboxMail",
                columns: new[] { "Toestand", "AangemaaktOp" });

            migrationBuilder.CreateIndex(
                name: "idx_qrtz_ft_inst_job_req_rcvry",
                table: "qrtz_fired_triggers",
                columns: new[] { "sched_name", "instance_name", "requests_recovery" });

            migrationBuilder.CreateIndex(
                name: "idx_qrtz_ft_j_g",
                table: "qrtz_fired_triggers",
                columns: new[] { "sched_name", "job_name", "job_group" });

            migrationBuilder.CreateIndex(
                name: "idx_qrtz_ft_t_g",
                table: "qrtz_fired_triggers",
                columns: new[] { "sched_name", "trigger_name", "trigger_group" });

            migrationBuilder.CreateIndex(
                name: "idx_qrtz_j_g_n",
                table: "qrtz_job_details",
                columns: new[] { "sched_name", "job_group", "job_name" });

            migrationBuilder.CreateIndex(
                name: "idx_qrtz_t_c",
                table: "qrtz_triggers",
                columns: new[] { "sched_name", "calendar_name" });

            migrationBuilder.CreateIndex(
                name: "idx_qrtz_t_g_n",
                table: "qrtz_triggers",
                columns: new[] { "sched_name", "trigger_group", "trigger_name" });

            migrationBuilder.CreateIndex(
                name: "idx_qrtz_t_j",
                table: "qrtz_triggers",
                columns: new[] { "sched_name", "job_name", "job_group" });

            migrationBuilder.CreateIndex(
                name: "idx_qrtz_t_nft_st",
                table: "qrtz_triggers",
                columns: new[] { "sched_name", "trigger_state", "next_fire_time", "priority", "misfire_instr" },
                descending: new[] { false, false, false, true, false });

            migrationBuilder.CreateIndex(
                name: "IX_Sessie_GebruikerId",
                table: "Sessie",
                column: "GebruikerId");

            migrationBuilder.CreateIndex(
                name: "IX_Sessie_VerlooptOp",
                table: "Sessie",
                column: "VerlooptOp");

            migrationBuilder.CreateIndex(
                name: "IX_Signalen_DossierId_Regel_Voorval",
                table: "Signalen",
                columns: new[] { "DossierId", "Regel", "Voorval" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Signalen_Toestand_Regel",
                table: "Signalen",
                columns: new[] { "Toestand", "Regel" });

            migrationBuilder.CreateIndex(
                name: "IX_Verwerking_BetrokkeneId_StartMs",
                table: "Verwerking",
                columns: new[] { "BetrokkeneId", "StartMs" });

            migrationBuilder.CreateIndex(
                name: "IX_Verzuimmeldingen_DossierId",
                table: "Verzuimmeldingen",
                column: "DossierId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Aanstellingen");

            migrationBuilder.DropTable(
                name: "ActChange");

            migrationBuilder.DropTable(
                name: "ArrangementStappen");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "BlindIndex");

            migrationBuilder.DropTable(
                name: "Exportbestand");

            migrationBuilder.DropTable(
                name: "Exportdownload");

            migrationBuilder.DropTable(
                name: "Importbestand");

            migrationBuilder.DropTable(
                name: "Importregel");

            migrationBuilder.DropTable(
                name: "Inzage");

            migrationBuilder.DropTable(
                name: "JobLease");

            migrationBuilder.DropTable(
                name: "JobRunRow");

            migrationBuilder.DropTable(
                name: "Kolomvoorkeur");

            migrationBuilder.DropTable(
                name: "Notities");

            migrationBuilder.DropTable(
                name: "Nummerreeks");

            migrationBuilder.DropTable(
                name: "OutboxMail");

            migrationBuilder.DropTable(
                name: "Postcodegebieden");

            migrationBuilder.DropTable(
                name: "qrtz_blob_triggers");

            migrationBuilder.DropTable(
                name: "qrtz_calendars");

            migrationBuilder.DropTable(
                name: "qrtz_cron_triggers");

            migrationBuilder.DropTable(
                name: "qrtz_fired_triggers");

            migrationBuilder.DropTable(
                name: "qrtz_locks");

            migrationBuilder.DropTable(
                name: "qrtz_paused_job_grps");

            migrationBuilder.DropTable(
                name: "qrtz_paused_trigger_grps");

            migrationBuilder.DropTable(
                name: "qrtz_scheduler_state");

            migrationBuilder.DropTable(
                name: "qrtz_simple_triggers");

            migrationBuilder.DropTable(
                name: "qrtz_simprop_triggers");

            migrationBuilder.DropTable(
                name: "Sessie");

            migrationBuilder.DropTable(
                name: "Signalen");

            migrationBuilder.DropTable(
                name: "Verwerking");

            migrationBuilder.DropTable(
                name: "VerzegeldeIdentiteit");

            migrationBuilder.DropTable(
                name: "Verzuimmeldingen");

            migrationBuilder.DropTable(
                name: "Organisaties");

            migrationBuilder.DropTable(
                name: "Acts");

            migrationBuilder.DropTable(
                name: "Arrangementen");

            migrationBuilder.DropTable(
                name: "AspNetUsers");

            migrationBuilder.DropTable(
                name: "Export");

            migrationBuilder.DropTable(
                name: "Importopdracht");

            migrationBuilder.DropTable(
                name: "qrtz_triggers");

            migrationBuilder.DropTable(
                name: "Dossiers");

            migrationBuilder.DropTable(
                name: "Exportverzoek");

            migrationBuilder.DropTable(
                name: "qrtz_job_details");
        }
    }
}
